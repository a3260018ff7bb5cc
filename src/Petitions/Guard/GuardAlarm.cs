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

    /// <summary>After somebody was accused: whether anybody who is blocked since had something of the case before.</summary>
    internal async Task ExposedInActAsync(Guid caseId, IReadOnlySet<string> before, CancellationToken cancellation)
    {
        var added = (await guard.BlockedPeopleAsync(caseId, cancellation)).Except(before).ToHashSet();
        if (added.Count == 0 || (await exposure.OfAsync(caseId, added, cancellation)).Count == 0)
            return;
        await InActAsync(caseId, "exposed", $"exposed:{caseId}:{clock.Now:yyyy-MM-ddTHH:mm:ss}", cancellation);
    }
}
