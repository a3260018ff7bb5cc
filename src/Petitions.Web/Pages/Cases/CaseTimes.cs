using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;

namespace Petitions.Web.Pages.Cases;

public sealed record WhyLine(DateOnly Date, string Text);

public sealed record CaseClock(Deadline Deadline, DeadlineRule Rule, bool Overdue, IReadOnlyList<WhyLine> Why, IReadOnlyList<DeadlineMove> History)
{
    public string Title => Words.IsChinese ? Rule.TitleZh : Rule.TitleEn;
}

/// <summary>The clocks of a case that the caller has been shown, each with its "why this date?" as it was counted, and its history.</summary>
public sealed class CaseTimes(PetitionsDb db, DeadlineRules rules, OfficeCalendars calendars, DeadlineMoves moves, OfficeClock clock)
{
    public async Task<IReadOnlyList<CaseClock>> RunAsync(string number, CancellationToken cancellation)
    {
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)).OrderBy(d => d.DueAt).ThenBy(d => d.RuleId).ToListAsync(cancellation);
        var clocks = new List<CaseClock>();
        foreach (var deadline in deadlines)
            clocks.Add(await ClockOfAsync(deadline, cancellation));
        return clocks;
    }

    private async Task<CaseClock> ClockOfAsync(Deadline deadline, CancellationToken cancellation)
    {
        var due = await moves.CountAsync(deadline, await calendars.AsOfAsync(db, deadline.CalendarEdition, cancellation), cancellation);
        var history = await db.DeadlineMoves.AsNoTracking().Where(m => m.DeadlineId == deadline.Id).OrderBy(m => m.Id).ToListAsync(cancellation);
        return new CaseClock(deadline, rules.Of(deadline), deadline.IsOverdue(clock.Now),
            [.. due.Trace.Select(line => new WhyLine(line.Date, DueTraceText.For(line, CultureInfo.CurrentUICulture)))], history);
    }
}
