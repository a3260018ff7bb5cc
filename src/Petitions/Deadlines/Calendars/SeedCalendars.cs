using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Deadlines.Calendars;

/// <summary>
/// Takes in the years that ship with the product and that the office does not have yet, and moves what they move. A year the
/// office has imported itself stays as it is.
/// </summary>
public sealed class SeedCalendars(PetitionsDb db, MoveByCalendar move, OfficeClock clock)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var known = await db.CalendarEditions.Where(e => e.Kind == CalendarKind.Notice).Select(e => e.Year).ToListAsync(cancellation);
        var years = EmbeddedCalendars.Files().Select(file => (file.Json, CalendarFile.Parse(file.Json, file.Name).Year))
            .Where(file => !known.Contains(file.Year)).OrderBy(file => file.Year).ToList();
        if (years.Count == 0)
            return;
        foreach (var (json, year) in years)
            db.CalendarEditions.Add(new CalendarEdition { Year = year, Kind = CalendarKind.Notice, Json = json, AddedAt = clock.Now });
        await db.SaveChangesAsync(cancellation);
        if (known.Count > 0)
            await move.RunAsync(cancellation);
    }
}
