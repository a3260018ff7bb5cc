using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Guard.Identities;

/// <summary>申请查阅举报人身份: a sealed officer says why he must know who wrote; every other one whom the case is not closed to hears of it.</summary>
public sealed class AskUnlock(PetitionsDb db, Transactions transactions, ClearedAccess cleared, GuardAlarm alarm, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such case, or no sealed officer.</exception>
    /// <exception cref="RuleBroken"><c>unlock-needs-seal</c>, <c>unlock-needs-reason</c>, <c>unlock-asked</c></exception>
    public Task<Guid> RunAsync(string number, string reason, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (letter, viewer) = await cleared.CaseAsync(number, cancellation);
        Require.That(letter.Sealed, "unlock-needs-seal");
        Require.That(!string.IsNullOrWhiteSpace(reason), "unlock-needs-reason");
        var now = clock.Now;
        Require.That(!await db.IdentityUnlocks.AnyAsync(u => u.CaseId == letter.Id && u.AskedBy == viewer.PersonId && (u.DecidedAt == null || u.Until > now), cancellation), "unlock-asked");
        var unlock = new IdentityUnlock { Id = Guid.NewGuid(), CaseId = letter.Id, AskedBy = viewer.PersonId, Reason = reason.Trim(), AskedAt = now };
        db.IdentityUnlocks.Add(unlock);
        journal.Write("identity.asked", letter.Id, new { unlock.Id, unlock.Reason });
        await alarm.InActAsync(letter.Id, "identity-asked", $"identity:{unlock.Id}", cancellation);
        return unlock.Id;
    }, cancellation);
}
