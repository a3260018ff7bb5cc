using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Guard.Identities;

/// <summary>The second sealed officer says yes or no (双人审批). He who asked cannot.</summary>
public sealed class DecideUnlock(
    PetitionsDb db, Transactions transactions, ClearedAccess cleared, Notices notices, JournalWriter journal, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <exception cref="NotVisible">No such case or question, or no sealed officer.</exception>
    /// <exception cref="RuleBroken"><c>unlock-needs-second</c>, <c>unlock-decided</c></exception>
    public Task RunAsync(string number, Guid id, bool granted, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (letter, viewer) = await cleared.CaseAsync(number, cancellation);
        var unlock = Require.Found(await db.IdentityUnlocks.SingleOrDefaultAsync(u => u.Id == id && u.CaseId == letter.Id, cancellation));
        Require.That(unlock.AskedBy != viewer.PersonId, "unlock-needs-second");
        Require.That(unlock.DecidedAt is null, "unlock-decided");
        unlock.Decide(viewer.PersonId, clock.Now, granted ? clock.Now + office.Value.IdentityOpenFor : null);
        journal.Write(granted ? "identity.granted" : "identity.refused", letter.Id, new { unlock.Id, unlock.AskedBy, unlock.Until });
        await notices.AddAsync(letter.Id, granted ? "identity-granted" : "identity-refused", [unlock.AskedBy], $"identity:{unlock.Id}:decided", cancellation);
    }, cancellation);
}
