using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Web.Pages.Cases;

public sealed record WhyLine(DateOnly Date, string Text);

public sealed record CaseClock(Deadline Deadline, string Title, string Source, bool Overdue, IReadOnlyList<WhyLine> Why);

/// <summary>The clocks of a case that the caller has been shown, each with its "why this date?".</summary>
public sealed class CaseTimes(PetitionsDb db, DeadlineRules rules, WorkCalendar calendar, OfficeHours hours, OfficeClock clock)
{
    public async Task<IReadOnlyList<CaseClock>> RunAsync(string number, CancellationToken cancellation)
    {
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        return [.. deadlines.Select(ClockOf)];
    }

    private CaseClock ClockOf(Deadline deadline)
    {
        var rule = rules.Find(deadline.RuleId, clock.DateOf(deadline.StartedAt)) ?? rules.Find(deadline.RuleId);
        var overdue = deadline.IsRunning && deadline.DueAt < clock.Now;
        if (rule is null)
            return new CaseClock(deadline, deadline.RuleId, "", overdue, []);
        var trace = DueDate.Calculate(rule, deadline.StartedAt, calendar, hours).Trace;
        return new CaseClock(deadline, Words.IsChinese ? rule.TitleZh : rule.TitleEn, rule.LegalSource, overdue,
            [.. trace.Select(line => new WhyLine(line.Date, DueTraceText.For(line, CultureInfo.CurrentUICulture)))]);
    }
}
