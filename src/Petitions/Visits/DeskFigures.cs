using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

public sealed record RatingLine(string? UnitId, int Rated, IReadOnlyDictionary<Satisfaction, int> Office, IReadOnlyDictionary<Satisfaction, int> Unit);

public sealed record VisitFigures(int Visits, int People, int Groups, IReadOnlyDictionary<VisitDecision, int> Decisions, IReadOnlyList<RatingLine> Ratings);

/// <summary>
/// 接访统计 of a span of days: counts over what the one who asks may see, ratings per unit. Sealed cases are in none of it, and nobody
/// rates them (domain.md §10.3 routes 27, 34).
/// </summary>
public sealed class DeskFigures(PetitionsDb db, TaskAccess access, CaseGuard guard)
{
    /// <exception cref="NotVisible">Somebody who has no part in the reception and does not oversee it.</exception>
    public async Task<VisitFigures> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.ReceivesVisitors && !viewer.SeesOffice)
            throw new NotVisible();
        var open = guard.Visible(viewer).Where(c => !c.Sealed);
        var visits = db.Visits.AsNoTracking().Where(v => v.Day >= from && v.Day <= to && open.Any(c => c.Id == v.CaseId));
        var decisions = await db.DeskDecisions.AsNoTracking().Where(d => visits.Any(v => v.CaseId == d.CaseId))
            .GroupBy(d => d.Decision).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var ratings = await db.Ratings.AsNoTracking().Where(r => visits.Any(v => v.CaseId == r.CaseId)).ToListAsync(cancellation);
        return new VisitFigures(
            await visits.CountAsync(cancellation),
            await visits.SumAsync(v => v.Headcount, cancellation),
            await visits.CountAsync(v => v.Headcount >= Visit.GroupFrom, cancellation),
            decisions.ToDictionary(d => d.Key, d => d.Count),
            [.. ratings.GroupBy(r => r.RatedUnitId).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new RatingLine(
                g.Key, g.Count(), g.GroupBy(r => r.Office).ToDictionary(o => o.Key, o => o.Count()), g.GroupBy(r => r.Unit).ToDictionary(u => u.Key, u => u.Count())))]);
    }
}
