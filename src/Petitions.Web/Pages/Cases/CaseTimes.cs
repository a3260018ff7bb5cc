using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;

namespace Petitions.Web.Pages.Cases;

public sealed record WhyLine(DateOnly Date, string Text);

/// <summary>A clock with all that explains it.</summary>
public sealed record CaseClock(
    Deadline Deadline, DeadlineRule Rule, bool Overdue, IReadOnlyList<WhyLine> Why, IReadOnlyList<DeadlineMove> History,
    IReadOnlyList<DeadlinePause> Pauses, IReadOnlyList<ExtensionRequest> Extensions)
{
    public string Title => Words.IsChinese ? Rule.TitleZh : Rule.TitleEn;
}

/// <summary>The clocks of a case that the caller has been shown, each with its "why this date?" as it was counted, and its history.</summary>
public sealed class CaseTimes(PetitionsDb db, OfficeRules rules, OfficeCalendars calendars, DeadlineMoves moves, OfficeClock clock)
{
    public async Task<IReadOnlyList<CaseClock>> RunAsync(string number, CancellationToken cancellation)
    {
        var cases = db.Cases.Where(c => c.Number == number).Select(c => c.Id);
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => cases.Contains(d.CaseId)).OrderBy(d => d.DueAt).ThenBy(d => d.RuleId).ToListAsync(cancellation);
        var history = (await db.DeadlineMoves.AsNoTracking().Where(m => cases.Contains(m.CaseId)).OrderBy(m => m.Id).ToListAsync(cancellation)).ToLookup(m => m.DeadlineId);
        var pauses = (await db.DeadlinePauses.AsNoTracking().Where(p => cases.Contains(p.CaseId)).OrderBy(p => p.Id).ToListAsync(cancellation)).ToLookup(p => p.DeadlineId);
        var extensions = (await db.ExtensionRequests.AsNoTracking().Where(e => cases.Contains(e.CaseId)).OrderBy(e => e.AskedAt).ToListAsync(cancellation)).ToLookup(e => e.DeadlineId);
        var clocks = new List<CaseClock>();
        foreach (var deadline in deadlines)
        {
            var due = moves.Count(deadline, pauses[deadline.Id], await calendars.AsOfAsync(db, deadline.CalendarEdition, cancellation));
            clocks.Add(new CaseClock(deadline, rules.Of(deadline), deadline.IsOverdue(clock.Now),
                [.. due.Trace.Select(line => new WhyLine(line.Date, DueTraceText.For(line, CultureInfo.CurrentUICulture)))],
                [.. history[deadline.Id]], [.. pauses[deadline.Id]], [.. extensions[deadline.Id]]));
        }

        return clocks;
    }
}
