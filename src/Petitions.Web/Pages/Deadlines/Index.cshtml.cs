using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Reports;
using Petitions.Rules;
using Petitions.Web.Pages.Cases;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages.Deadlines;

/// <summary>到期日历: what falls due on each day of a month, each count opening the list it counts.</summary>
public sealed class IndexModel(FallingDue falling, CaseList cases, MyTasks tasks, OfficeCalendars calendars, PetitionsDb db, OfficeClock clock) : PageModel
{
    private const int DaysOfWeek = 7;

    public DateOnly Month { get; private set; }

    public WorkCalendar Calendar { get; private set; } = null!;

    public IReadOnlyDictionary<DateOnly, DueDay> Days { get; private set; } = new Dictionary<DateOnly, DueDay>();

    public int Late { get; private set; }

    public int InMonth { get; private set; }

    public string? Problem { get; private set; }

    public DateOnly Today => clock.Today;

    public DateOnly Last => Month.AddMonths(1).AddDays(-1);

    /// <summary>Whole weeks, Monday first.</summary>
    public IEnumerable<DateOnly[]> Weeks
    {
        get
        {
            var monday = Month.AddDays(-(((int)Month.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
            for (; monday <= Last; monday = monday.AddDays(DaysOfWeek))
                yield return [.. Enumerable.Range(0, DaysOfWeek).Select(monday.AddDays)];
        }
    }

    public async Task OnGetAsync([FromQuery(Name = "month")] string? month, CancellationToken cancellation)
    {
        var now = new DateOnly(Today.Year, Today.Month, 1);
        try
        {
            Month = Period.Month(month) ?? now;
        }
        catch (RuleBroken refusal)
        {
            (Month, Problem, Response.StatusCode) = (now, RuleMessages.Of(refusal.Code, refusal.Args), StatusCodes.Status422UnprocessableEntity);
        }

        Calendar = await calendars.GetAsync(db, cancellation);
        Days = await falling.RunAsync(Month, Last, cancellation);
        Late = await cases.CountAsync(new CaseQuery { Late = true }, cancellation);
        InMonth = await cases.CountAsync(new CaseQuery { DueFrom = Month, DueTo = Last }, cancellation);
    }

    /// <summary>As on the desk: of something due on this day, at the close of the office; today counts as today until it is over.</summary>
    public DueState StateOf(DateOnly day) => day < Today ? DueState.Overdue : day == Today ? DueState.Today : tasks.StateOf(clock.InstantOf(day, TimeOnly.MinValue));

    public static string ListOf(DateOnly from, DateOnly to, string? rule = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/cases?dueFrom={from:yyyy-MM-dd}&dueTo={to:yyyy-MM-dd}{(rule is null ? "" : $"&rule={rule}")}");

    public static string CountOf(int count) => count > CaseList.CountLimit ? string.Create(CultureInfo.InvariantCulture, $"{CaseList.CountLimit}+") : count.ToString(CultureInfo.InvariantCulture);
}
