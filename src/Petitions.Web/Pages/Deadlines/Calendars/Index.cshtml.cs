using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Rules;

namespace Petitions.Web.Pages.Deadlines.Calendars;

/// <summary>The years of the working calendar with their sources, and the import of one in two steps.</summary>
[RequestSizeLimit(Limit)]
public sealed class IndexModel(ImportCalendar import, OfficeCalendars calendars, PetitionsDb db, OfficeClock clock, Frame frame, Words words) : PageModel
{
    // A year is some kilobytes.
    private const int Limit = 1_000_000;

    public OfficeCalendar Calendar { get; private set; } = null!;

    public IReadOnlyList<CalendarEdition> Editions { get; private set; } = [];

    public int? Missing { get; private set; }

    public bool MayImport => ImportCalendar.MayImport(frame.Viewer!);

    /// <summary>The comparison, once a file was given; confirmed by sending it back as it is.</summary>
    public CalendarImpact? Impact { get; private set; }

    public string Json { get; private set; } = "";

    public CalendarKind Kind { get; private set; }

    public string Reason { get; private set; } = "";

    public string? Refusal { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file, string? json, CalendarKind kind, string? reason, CancellationToken cancellation)
    {
        (Json, Kind, Reason) = (file is { Length: > 0 } ? await TextOfAsync(file, cancellation) : json ?? "", kind, reason ?? "");
        return await TryAsync(async () => Impact = await import.PreviewAsync(Asked(null), cancellation), cancellation);
    }

    public async Task<IActionResult> OnPostImportAsync(string? json, CalendarKind kind, string? reason, int basedOn, CancellationToken cancellation)
    {
        (Json, Kind, Reason) = (json ?? "", kind, reason ?? "");
        CalendarImpact? done = null;
        var answer = await TryAsync(async () => done = await import.RunAsync(Asked(basedOn), cancellation), cancellation);
        if (done is null)
            return answer;
        TempData["said"] = words["deadlines.imported", done.Year.Year, done.Moving];
        return RedirectToPage();
    }

    private CalendarImport Asked(int? basedOn) => new(Json, Kind, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), basedOn);

    private async Task<IActionResult> TryAsync(Func<Task> act, CancellationToken cancellation)
    {
        try
        {
            await act();
        }
        catch (RuleBroken refusal)
        {
            Refusal = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        catch (Conflict conflict)
        {
            Refusal = RuleMessages.Of(conflict.Code, []);
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Calendar = await calendars.GetAsync(db, cancellation);
        Missing = CalendarAlarm.MissingYear(Calendar, clock.Today);
        Editions = await db.CalendarEditions.AsNoTracking().OrderByDescending(e => e.Year).ThenBy(e => e.Kind).ThenByDescending(e => e.Id).ToListAsync(cancellation);
    }

    private static async Task<string> TextOfAsync(IFormFile file, CancellationToken cancellation)
    {
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
