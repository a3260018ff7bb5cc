using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;

namespace Petitions.Dispatch;

/// <summary>
/// Puts lines on desks, once per person and cause. Whom to tell is the caller's decision; whoever the case is closed to by now is left
/// out here, whatever the caller thought of (domain.md §10.3 route 13).
/// </summary>
public sealed class Notices(PetitionsDb db, CaseGuard guard, OfficeClock clock)
{
    public async Task AddAsync(Guid? caseId, string code, IEnumerable<string> people, string cause, CancellationToken cancellation = default)
    {
        var known = await db.Notices.Where(n => n.Cause == cause).Select(n => n.PersonId).ToListAsync(cancellation);
        known.AddRange(db.Notices.Local.Where(n => n.Cause == cause).Select(n => n.PersonId));
        if (caseId is { } id)
            known.AddRange(await guard.BlockedPeopleAsync(id, cancellation));
        foreach (var person in people.Distinct().Except(known))
            db.Notices.Add(new Notice { PersonId = person, Code = code, CaseId = caseId, CreatedAt = clock.Now, Cause = cause });
    }
}
