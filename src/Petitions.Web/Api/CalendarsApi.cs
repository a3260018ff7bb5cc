using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;

namespace Petitions.Web.Api;

/// <summary>The working calendar and the rules that count on it.</summary>
internal static class CalendarsApi
{
    public sealed record EditionView(int Id, int Year, CalendarKind Kind, IReadOnlyList<string> Sources, int DaysOff, int MakeUpWorkdays, DateTime AddedAt, string? AddedBy, string? Reason);

    public sealed record CalendarView(string Version, int Edition, int? MissingYear, IReadOnlyList<EditionView> Editions);

    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        api.MapGet("/calendars", async (PetitionsDb db, OfficeCalendars calendars, OfficeClock clock, CancellationToken cancellation) =>
        {
            var calendar = await calendars.GetAsync(db, cancellation);
            var editions = await db.CalendarEditions.AsNoTracking().OrderBy(e => e.Year).ThenBy(e => e.Id).ToListAsync(cancellation);
            return TypedResults.Ok(new CalendarView(calendar.Days.Version, calendar.Edition, CalendarAlarm.MissingYear(calendar, clock.Today), [.. editions.Select(ViewOf)]));
        }).WithName("getCalendars");
        api.MapPost("/calendars/preview", async (CalendarImport request, ImportCalendar import, CancellationToken cancellation) =>
            TypedResults.Ok(await import.PreviewAsync(request, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("previewCalendar")
            .WithSummary("What a year would move, before and after.");
        api.MapPost("/calendars", async (CalendarImport request, ImportCalendar import, CancellationToken cancellation) =>
            TypedResults.Ok(await import.RunAsync(request, cancellation))).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("importCalendar")
            .WithSummary("Imports a year and moves what it moves, in one act.");
        api.MapGet("/deadline-rules", (OfficeRules rules) => TypedResults.Ok(rules.All.Select(RuleOf).ToList())).WithName("listDeadlineRules");
    }

    public sealed record RuleView(
        string Id, string Version, DateOnly EffectiveFrom, DeadlineEvent Event, string Span, DayZeroRule DayZero, RollOver RollOver, string? Extension,
        IReadOnlyList<StopGround> Stops, string LegalSource, string TitleZh, string TitleEn);

    private static RuleView RuleOf(DeadlineRule r) => new(
        r.Id, r.Version, r.EffectiveFrom, r.Event, r.Span.ToString(), r.DayZero, r.RollOver, r.Extension?.ToString(), r.Stops, r.LegalSource, r.TitleZh, r.TitleEn);

    private static EditionView ViewOf(CalendarEdition edition)
    {
        var year = edition.Read();
        return new EditionView(edition.Id, edition.Year, edition.Kind, year.Sources, year.Days.Count(d => d.IsOffDay), year.Days.Count(d => !d.IsOffDay), edition.AddedAt, edition.AddedBy, edition.Reason);
    }
}
