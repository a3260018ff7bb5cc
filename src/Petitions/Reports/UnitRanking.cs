using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Reports;

/// <summary>How many of the clocks that ran out, or were met, were met in time.</summary>
public sealed record OnTime(int InTime, int Due)
{
    public double? Rate => Due == 0 ? null : (double)InTime / Due;
}

/// <summary>A unit among the others.</summary>
/// <param name="Rank">Those with the same rate share one; none for a unit with too few to be compared, and for cases that have no unit.</param>
public sealed record RankedUnit(string UnitId, int? Rank, OnTime Forwarded, OnTime Answered);

public enum RankedBy { Answered, Forwarded }

/// <summary>
/// 按期率排名: of what fell due in a period, how much went out to each unit within its three days and how much the unit answered
/// within its sixty. It counts what whoever looks may list, and of that nothing sealed (domain.md §10.3 route 27; decision 14).
/// </summary>
public sealed class UnitRanking(PetitionsDb db, CaseGuard guard, TaskAccess access, OfficeClock clock)
{
    /// <summary>With fewer a single letter makes a unit first or last.</summary>
    public const int Fewest = 5;

    public async Task<IReadOnlyList<RankedUnit>> RunAsync(Period period, RankedBy by, CancellationToken cancellation = default)
    {
        var (begin, end, now) = (clock.InstantOf(period.From, TimeOnly.MinValue), clock.InstantOf(period.To.AddMonths(1), TimeOnly.MinValue), clock.Now);
        var cases = guard.Visible(await access.ViewerAsync(cancellation)).Where(c => !c.Sealed);
        var counts = await db.Deadlines
            .Where(d => (d.RuleId == DeadlineBook.ForwardThreeDays || d.RuleId == DeadlineBook.Handling) && d.DueAt >= begin && d.DueAt < end)
            .Where(d => d.MetAt != null || (d.EndedAt == null && d.PausedAt == null && d.DueAt < now))
            .Join(cases, d => d.CaseId, c => c.Id, (d, c) => new { Unit = c.Routing!.TargetUnit, d.RuleId, InTime = d.MetAt != null && d.MetAt <= d.DueAt })
            .GroupBy(d => d)
            .Select(g => new { g.Key.Unit, g.Key.RuleId, g.Key.InTime, Count = g.Count() })
            .ToListAsync(cancellation);
        OnTime Of(string unit, string rule)
        {
            var those = counts.Where(c => (c.Unit ?? "") == unit && c.RuleId == rule).ToList();
            return new OnTime(those.Where(c => c.InTime).Sum(c => c.Count), those.Sum(c => c.Count));
        }
        return Ranked([.. counts.Select(c => c.Unit ?? "").Distinct().Select(unit => new RankedUnit(unit, null, Of(unit, DeadlineBook.ForwardThreeDays), Of(unit, DeadlineBook.Handling)))], by);
    }

    /// <summary>Those that can be compared first, the best at the head; then the others by how much they had.</summary>
    internal static IReadOnlyList<RankedUnit> Ranked(IReadOnlyList<RankedUnit> units, RankedBy by)
    {
        OnTime Figure(RankedUnit unit) => by == RankedBy.Answered ? unit.Answered : unit.Forwarded;
        bool Compared(RankedUnit unit) => unit.UnitId.Length > 0 && Figure(unit).Due >= Fewest;
        var compared = units.Where(Compared).OrderByDescending(u => Figure(u).Rate).ThenByDescending(u => Figure(u).Due).ThenBy(u => u.UnitId, StringComparer.Ordinal).ToList();
        return
        [
            .. compared.Select(unit => unit with { Rank = 1 + compared.Count(other => Figure(other).Rate > Figure(unit).Rate) }),
            .. units.Where(u => !Compared(u)).OrderBy(u => u.UnitId.Length == 0).ThenByDescending(u => Figure(u).Due).ThenBy(u => u.UnitId, StringComparer.Ordinal),
        ];
    }
}
