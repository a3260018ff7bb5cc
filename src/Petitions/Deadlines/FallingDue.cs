using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Deadlines;

/// <summary>What runs out on a day: so many cases, and of each rule so many.</summary>
public sealed record DueDay(DateOnly Date, int Cases, IReadOnlyList<(string RuleId, int Cases)> ByRule);

/// <summary>
/// What falls due on each day, of the cases that whoever looks may list. Cases are counted, not clocks: a count is as long as the
/// list it opens.
/// </summary>
public sealed class FallingDue(PetitionsDb db, CaseGuard guard, TaskAccess access, OfficeClock clock)
{
    /// <summary>A clock that runs and does not stand still: only of such a one something falls due.</summary>
    public static readonly Expression<Func<Deadline, bool>> Ticking = d => d.MetAt == null && d.EndedAt == null && d.PausedAt == null;

    /// <param name="from">First day.</param>
    /// <param name="to">Last day, included.</param>
    public async Task<IReadOnlyDictionary<DateOnly, DueDay>> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        var (begin, end) = (clock.InstantOf(from, TimeOnly.MinValue), clock.InstantOf(to.AddDays(1), TimeOnly.MinValue));
        var clocks = db.Deadlines.Where(Ticking).Where(d => d.DueAt >= begin && d.DueAt < end)
            .Join(guard.Visible(await access.ViewerAsync(cancellation)), d => d.CaseId, c => c.Id, (d, _) => new { d.Due, d.RuleId, d.CaseId });
        var days = await clocks.Select(d => new { d.Due, d.CaseId }).Distinct().GroupBy(d => d.Due)
            .Select(g => new { Due = g.Key, Cases = g.Count() }).ToListAsync(cancellation);
        var rules = (await clocks.Distinct().GroupBy(d => new { d.Due, d.RuleId })
            .Select(g => new { g.Key.Due, g.Key.RuleId, Cases = g.Count() }).ToListAsync(cancellation)).ToLookup(r => r.Due);
        return days.ToDictionary(day => day.Due, day => new DueDay(
            day.Due, day.Cases, [.. rules[day.Due].OrderByDescending(r => r.Cases).ThenBy(r => r.RuleId, StringComparer.Ordinal).Select(r => (r.RuleId, r.Cases))]));
    }
}
