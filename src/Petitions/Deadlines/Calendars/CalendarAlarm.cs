using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Offices;

namespace Petitions.Deadlines.Calendars;

/// <summary>
/// From 1 December on, whoever keeps the calendar is told, week by week, that next year's notice is still missing: dates
/// counted on it are provisional (intake.md §3 case 5).
/// </summary>
public sealed class CalendarAlarm(PetitionsDb db, Transactions transactions, OfficeCalendars calendars, DirectoryCache directories, Notices notices, OfficeClock clock)
{
    public const string Code = "calendar-missing";

    public static int? MissingYear(WorkCalendar calendar, DateOnly today) =>
        !calendar.IsPublished(today.Year) ? today.Year
        : today.Month == 12 && !calendar.IsPublished(today.Year + 1) ? today.Year + 1
        : null;

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var today = clock.Today;
        if (MissingYear(await calendars.GetAsync(db, cancellation), today) is not { } year)
            return;
        var cause = $"{Code}:{year}:{today.AddDays(-(((int)today.DayOfWeek + 6) % 7)):yyyy-MM-dd}";
        if (await db.Notices.AnyAsync(n => n.Cause == cause, cancellation))
            return;
        await transactions.RunAsync(async () =>
        {
            var directory = await directories.GetAsync(db, clock, cancellation);
            var keepers = directory.Everybody.Where(c => c.Has(Role.Administrator) || c.Has(Role.OfficeHead)).Select(c => c.PersonId);
            await notices.AddAsync(null, $"{Code}:{year}", keepers, cause, cancellation);
        }, cancellation);
    }
}
