using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Deadlines.Calendars;

/// <summary>A calendar and the edition it is as of.</summary>
public sealed record OfficeCalendar(int Edition, WorkCalendar Days)
{
    public static implicit operator WorkCalendar(OfficeCalendar calendar) => calendar.Days;

    public WorkCalendar ToWorkCalendar() => Days;
}

/// <summary>
/// The calendar in force, kept until somebody imports a year, in this process or in another; and, on demand, the calendar as
/// it was at an earlier edition.
/// </summary>
public sealed class OfficeCalendars
{
    private const int KeptPasts = 8;

    // One reference each, so that two who write and read at once never see halves of two.
    private Kept? current;
    private IReadOnlyList<OfficeCalendar> pasts = [];

    public async Task<OfficeCalendar> GetAsync(PetitionsDb db, CancellationToken cancellation = default)
    {
        var newest = await db.CalendarEditions.OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Stamp }).FirstOrDefaultAsync(cancellation);
        if (newest is null)
            return new OfficeCalendar(0, EmbeddedCalendars.Load());
        if (current is { } kept && kept.Stamp == newest.Stamp)
            return kept.Calendar;
        var read = new OfficeCalendar(newest.Id, await ReadAsync(db, newest.Id, cancellation));
        current = new Kept(newest.Stamp, read);
        return read;
    }

    /// <param name="edition">0 stands for what was counted before editions were kept: the shipped calendar.</param>
    public async Task<OfficeCalendar> AsOfAsync(PetitionsDb db, int edition, CancellationToken cancellation = default)
    {
        if (edition == 0)
            return new OfficeCalendar(0, EmbeddedCalendars.Load());
        var now = await GetAsync(db, cancellation);
        if (edition >= now.Edition)
            return now;
        if (pasts.FirstOrDefault(past => past.Edition == edition) is { } kept)
            return kept;
        var read = new OfficeCalendar(edition, await ReadAsync(db, edition, cancellation));
        pasts = [read, .. pasts.Take(KeptPasts - 1)];
        return read;
    }

    private static async Task<WorkCalendar> ReadAsync(PetitionsDb db, int edition, CancellationToken cancellation)
    {
        var editions = await db.CalendarEditions.AsNoTracking().Where(e => e.Id <= edition).OrderBy(e => e.Id).ToListAsync(cancellation);
        var newest = editions.GroupBy(e => (e.Year, e.Kind)).Select(group => group.Last()).ToLookup(e => e.Kind, e => e.Read());
        return new WorkCalendar(newest[CalendarKind.Notice], EmbeddedCalendars.Statutory, newest[CalendarKind.Local]);
    }

    private sealed record Kept(Guid Stamp, OfficeCalendar Calendar);
}
