using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Reports;

/// <summary>
/// 来信统计: letters by month, method, subject and unit, and how many were forwarded within three days. It counts what whoever
/// looks may list, and of that nothing sealed (domain.md §10.3 route 27; decision 14).
/// </summary>
public sealed class LetterStatistics(PetitionsDb db, CaseGuard guard, TaskAccess access, OfficeClock clock)
{
    // The office's clock is eight hours ahead the whole year round: the database groups by its months.
    private const int HoursAhead = 8;
    private const int LevelOne = 2;

    public async Task<LetterFigures> RunAsync(Period period, CancellationToken cancellation = default)
    {
        var (begin, end, now) = (clock.InstantOf(period.From, TimeOnly.MinValue), clock.InstantOf(period.To.AddMonths(1), TimeOnly.MinValue), clock.Now);
        var clocks = db.Deadlines.Where(d => d.RuleId == DeadlineBook.ForwardThreeDays);
        var letters = guard.Visible(await access.ViewerAsync(cancellation)).AsNoTracking()
            .Where(c => !c.Sealed && c.Receipt.ReceivedAt >= begin && c.Receipt.ReceivedAt < end)
            .Select(c => new
            {
                c.Receipt.ReceivedAt.AddHours(HoursAhead).Year,
                c.Receipt.ReceivedAt.AddHours(HoursAhead).Month,
                Method = (Cases.DisposalMethod?)c.Routing!.Method,
                Subject = c.Registration!.SubjectCode == null ? null : c.Registration.SubjectCode.Substring(0, LevelOne),
                Unit = c.Routing!.TargetUnit,
                InTime = clocks.Any(d => d.CaseId == c.Id && d.MetAt != null && d.MetAt <= d.DueAt),
                Late = clocks.Any(d => d.CaseId == c.Id && (d.MetAt > d.DueAt || (d.MetAt == null && d.EndedAt == null && d.DueAt < now))),
            });
        var groups = await letters.GroupBy(c => c)
            .Select(g => new { g.Key, Letters = g.Count() })
            .ToListAsync(cancellation);
        return LetterFigures.Of(period, [.. groups.Select(g => new LetterFigures.Group(
            g.Key.Year, g.Key.Month, g.Key.Method, g.Key.Subject, g.Key.Unit, g.Letters, g.Key.InTime ? g.Letters : 0, g.Key.InTime || g.Key.Late ? g.Letters : 0))]);
    }
}
