using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Process.Incidents;

namespace Petitions.Web.Pages.Admin.Health;

/// <summary>运行状况: whether the sweep lives, how overdue the office is, and what has stopped.</summary>
public sealed class IndexModel(
    SweepHealth sweep, CountOverdue overdue, OfficeRules rules, OfficeCalendars calendars, IncidentList incidents, PetitionsDb db, OfficeClock clock) : PageModel
{
    public SweepHealth Sweep => sweep;

    public OverdueFigures Figures { get; private set; } = null!;

    public int Incidents { get; private set; }

    public DateTime? LastSealed { get; private set; }

    public int? MissingYear { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Figures = await overdue.RunAsync(cancellation);
        Incidents = await (await incidents.VisibleAsync(cancellation)).CountAsync(i => i.ResolvedAt == null, cancellation);
        LastSealed = await db.JournalBlocks.OrderByDescending(b => b.Id).Select(b => (DateTime?)b.SealedAt).FirstOrDefaultAsync(cancellation);
        MissingYear = CalendarAlarm.MissingYear(await calendars.GetAsync(db, cancellation), clock.Today);
    }

    public string TitleOf(string ruleId) => rules.Find(ruleId) is { } rule ? (Words.IsChinese ? rule.TitleZh : rule.TitleEn) : ruleId;

    /// <summary>How long ago, to the minute, in the largest two units.</summary>
    public static (int Days, int Hours, int Minutes) Since(DateTime from, DateTime now) => (now - from) switch { var age => ((int)age.TotalDays, age.Hours, age.Minutes) };
}
