using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Desk;

public sealed record FollowedCase(string Number, string? Title, string Stage, bool IsClosed, DateTime ChangedAt);

/// <summary>What somebody follows and may still see: a case that was closed to him since is gone from here too.</summary>
public sealed class FollowedCases(PetitionsDb db, TaskAccess access, CaseGuard guard)
{
    public async Task<IReadOnlyList<FollowedCase>> ListAsync(int most, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var cleared = viewer.IsSealedOfficer;
        return await guard.Visible(viewer).AsNoTracking()
            .Where(c => db.Follows.Any(f => f.PersonId == viewer.PersonId && f.CaseId == c.Id))
            .Select(c => new
            {
                Case = c,
                ChangedAt = db.Steps.Where(s => s.CaseId == c.Id).Max(s => (DateTime?)s.At) ?? c.Receipt.ReceivedAt,
            })
            .OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Case.Number).Take(most)
            .Select(c => new FollowedCase(c.Case.Number, c.Case.Sealed && !cleared ? null : c.Case.Registration!.Title, c.Case.Stage, c.Case.ClosedAt != null, c.ChangedAt))
            .ToListAsync(cancellation);
    }

    public async Task<bool> FollowsAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        return await guard.Visible(viewer).AnyAsync(c => c.Number == number && db.Follows.Any(f => f.PersonId == viewer.PersonId && f.CaseId == c.Id), cancellation);
    }
}
