using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits.Appointments;

public sealed record ReceptionDayForm(string LeaderId, DateOnly Day, TimeOnly From, TimeOnly To, string Room, int Places);

/// <summary>安排领导接访日. Who will come is not known yet; whom he may receive is asked at each booking.</summary>
public sealed class AddReceptionDay(PetitionsDb db, Transactions transactions, TaskAccess access, DirectoryCache directories, JournalWriter journal, OfficeClock clock)
{
    public const int MostPlaces = 60;

    /// <exception cref="RuleBroken"><c>reception-day-not-yours</c>, <c>reception-day-past</c>, <c>reception-day-times</c>, <c>reception-day-room</c>, <c>reception-day-places</c>, <c>reception-day-leader</c></exception>
    public Task<Guid> RunAsync(ReceptionDayForm form, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        Require.That(viewer.Self.Has(Role.OfficeHead) || viewer.Self.Has(Role.Receptionist), "reception-day-not-yours");
        Require.That(form.Day >= clock.Today, "reception-day-past");
        Require.That(form.From < form.To, "reception-day-times");
        Require.That(!string.IsNullOrWhiteSpace(form.Room), "reception-day-room");
        Require.That(form.Places is >= 1 and <= MostPlaces, "reception-day-places", MostPlaces);
        var directory = await directories.GetAsync(db, clock, cancellation);
        Require.That(IsLeader(directory.ViewerOf(form.LeaderId)?.Self), "reception-day-leader");
        var day = new ReceptionDay { Id = Guid.NewGuid(), Day = form.Day, From = form.From, To = form.To, LeaderId = form.LeaderId, Room = form.Room.Trim(), Places = form.Places, AddedBy = viewer.PersonId };
        db.ReceptionDays.Add(day);
        journal.Write("reception-day.added", null, new { day.Day, day.LeaderId, day.Room, day.Places });
        return day.Id;
    }, cancellation);

    public static bool IsLeader(Capacity? capacity) => capacity is not null && (capacity.Has(Role.SupervisingLeader) || capacity.Has(Role.PrincipalLeader) || capacity.Has(Role.OfficeHead));
}
