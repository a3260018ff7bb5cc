using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;

namespace Petitions.Deadlines;

/// <summary>
/// Counts what is overdue and what waits for the sweep. Figures are read by machines and by whoever stands before them: a case that
/// is sealed or closed to anybody is in none of them, so that no difference of two figures tells of it.
/// </summary>
public sealed class CountOverdue(PetitionsDb db, CaseGuard guard, OfficeClock clock)
{
    public async Task<OverdueFigures> RunAsync(CancellationToken cancellation = default)
    {
        var now = clock.Now;
        var plain = guard.OpenToAll();
        var overdue = await db.Deadlines.Where(d => d.MetAt == null && d.EndedAt == null && d.PausedAt == null && d.DueAt < now && plain.Any(c => c.Id == d.CaseId))
            .Select(d => new { d.RuleId, d.DueAt }).ToListAsync(cancellation);
        var waiting = db.DueRows.Where(r => r.DoneAt == null && r.DueAt <= now && plain.Any(c => c.Id == r.CaseId));
        return new OverdueFigures(
            now,
            overdue.Count == 0 ? null : overdue.Min(d => d.DueAt),
            Histogram(overdue.Select(d => now - d.DueAt)),
            [.. overdue.CountBy(d => d.RuleId).OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => (rule.Key, rule.Value))],
            await waiting.CountAsync(cancellation),
            await waiting.MinAsync(r => (DateTime?)r.DueAt, cancellation));
    }

    private static int[] Histogram(IEnumerable<TimeSpan> ages)
    {
        var counts = new int[OverdueFigures.Steps.Count + 1];
        foreach (var age in ages)
            counts[OverdueFigures.Steps.TakeWhile(days => age > TimeSpan.FromDays(days)).Count()]++;
        return counts;
    }
}
