using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>Tells the sealed officers, of them only those whom the case is not closed to.</summary>
public sealed class GuardAlarm(
    PetitionsDb db, CaseGuard guard, DirectoryCache directories, Notices notices, Exposure exposure, JournalWriter journal, OfficeClock clock)
{
    internal async Task InActAsync(Guid caseId, string code, string cause, CancellationToken cancellation)
    {
        var directory = await directories.GetAsync(db, clock, cancellation);
        var blocked = await guard.BlockedPeopleAsync(caseId, cancellation);
        var cleared = directory.Everybody.Where(c => c.Has(Role.SealedOfficer) && !blocked.Contains(c.PersonId)).Select(c => c.PersonId);
        await notices.AddAsync(caseId, code, cleared, cause, cancellation);
        journal.Write("guard.alarm", caseId, new { code });
    }

    /// <summary>
    /// The account of somebody cleared was changed by an administrator: with a new password he could sign in as him (domain.md §10.3
    /// route 40). Everybody cleared hears of it, he himself as well.
    /// </summary>
    internal async Task ClearedAccountInActAsync(string userName, string personId, CancellationToken cancellation)
    {
        // Roles of later days too: a password lasts longer than a day.
        var cleared = await db.AccountRoles.Where(r => r.Role == Role.SealedOfficer && (r.To == null || r.To > clock.Today))
            .Join(db.Accounts, r => r.UserName, a => a.UserName, (_, a) => a.PersonId).Distinct().ToListAsync(cancellation);
        cleared.AddRange(db.AccountRoles.Local.Where(r => r.Role == Role.SealedOfficer && r.UserName == userName).Select(_ => personId));
        if (cleared.Contains(personId))
            await notices.AddAsync(null, "cleared-account-changed", cleared, $"account:{userName}:{clock.Now:yyyy-MM-ddTHH:mm:ss.fff}", cancellation);
    }

    /// <summary>Somebody asked who wrote, or what is known of it (条例 art. 46; route 42).</summary>
    internal async Task EnquiryInActAsync(string? asked, string cause, CancellationToken cancellation)
    {
        var directory = await directories.GetAsync(db, clock, cancellation);
        await notices.AddAsync(null, "informant-asked-for", directory.WithRole(Role.SealedOfficer).Where(p => p != asked), cause, cancellation);
    }

    /// <summary>After somebody was accused: whether anybody who is blocked since had something of the case before.</summary>
    internal async Task ExposedInActAsync(Guid caseId, IReadOnlySet<string> before, CancellationToken cancellation)
    {
        var added = (await guard.BlockedPeopleAsync(caseId, cancellation)).Except(before).ToHashSet();
        if (added.Count == 0 || (await exposure.OfAsync(caseId, added, cancellation)).Count == 0)
            return;
        await InActAsync(caseId, "exposed", $"exposed:{caseId}:{clock.Now:yyyy-MM-ddTHH:mm:ss}", cancellation);
    }
}
