using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Dispatch;

/// <summary>Puts lines on desks, once per person and cause. Whom to tell is the caller's decision, guard included.</summary>
public sealed class Notices(PetitionsDb db, OfficeClock clock)
{
    public async Task AddAsync(Guid? caseId, string code, IEnumerable<string> people, string cause, CancellationToken cancellation = default)
    {
        var known = await db.Notices.Where(n => n.Cause == cause).Select(n => n.PersonId).ToListAsync(cancellation);
        known.AddRange(db.Notices.Local.Where(n => n.Cause == cause).Select(n => n.PersonId));
        foreach (var person in people.Distinct().Except(known))
            db.Notices.Add(new Notice { PersonId = person, Code = code, CaseId = caseId, CreatedAt = clock.Now, Cause = cause });
    }
}
