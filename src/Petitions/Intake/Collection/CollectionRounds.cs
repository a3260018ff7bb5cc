using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Dispatch;
using Petitions.Offices;

namespace Petitions.Intake.Collection;

/// <summary>Lays out the rounds of a working day and reminds the clerks, once for each, of one that its time has passed over.</summary>
public sealed class CollectionRounds(
    PetitionsDb db, Transactions transactions, Notices notices, DirectoryCache directories, OfficeCalendars calendars, OfficeClock clock, IOptions<OfficeOptions> office)
{
    public const string Reminder = "collection-due";
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var today = clock.Today;
        var laid = await db.CollectionRounds.AsNoTracking().Where(r => r.Day == today).ToListAsync(cancellation);
        var calendar = await calendars.GetAsync(db, cancellation);
        var missing = calendar.Days.IsWorkday(today) ? office.Value.CollectionTimes.Except(laid.Select(r => r.Time)).ToList() : [];
        var late = laid.Where(r => r.DoneAt is null && r.DueAt + Grace < clock.Now).ToList();
        if (missing.Count == 0 && late.Count == 0)
            return;
        await transactions.RunAsync(async () =>
        {
            foreach (var time in missing)
                db.CollectionRounds.Add(new CollectionRound { Day = today, Time = time, DueAt = clock.InstantOf(today, time) });
            foreach (var round in late)
                await RemindAsync(round, cancellation);
        }, cancellation);
    }

    private async Task RemindAsync(CollectionRound round, CancellationToken cancellation)
    {
        var directory = await directories.GetAsync(db, clock, cancellation);
        await notices.AddAsync(null, Reminder, directory.Everybody.Where(c => c.Has(Role.Clerk)).Select(c => c.PersonId), $"{Reminder}:{round.Id}", cancellation);
    }
}
