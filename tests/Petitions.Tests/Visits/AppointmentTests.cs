using Microsoft.EntityFrameworkCore;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits.Appointments;

namespace Petitions.Tests.Visits;

/// <summary>领导接访日 and its appointments: nobody is received by whom he accuses (domain.md §10.3 route 14).</summary>
public sealed class AppointmentTests : OfficeTest
{
    private static readonly TimeOnly Ten = new(10, 0);

    [Fact]
    public async Task Appointment_Booked_IsOnTheLeadersDayAndOpensTheCaseToHim()
    {
        var (day, number) = (await DayAsync("leader"), await Office.ReceiveAsync(World.Noise));
        (await Office.SeesAsync("leader", number)).ShouldBeFalse();

        var id = await BookAsync(day, number);

        (await Office.SeesAsync("leader", number)).ShouldBeTrue();
        (await LinesAsync("leader")).ShouldBe([(Ten, number, AppointmentState.Booked)]);
        await RefusedAsync("appointment-needs-note", () => EndAsync("leader", id, AppointmentState.Received, " "));
        await EndAsync("leader", id, AppointmentState.Received, "请城管局一周内解决");
        await RefusedAsync("appointment-ended", () => EndAsync("reception", id, AppointmentState.Absent, null));
    }

    [Fact]
    public async Task Route14_LeaderWhoMayNotHaveTheCase_CannotBeBooked()
    {
        var (day, other) = (await DayAsync("leader2"), await DayAsync("leader"));
        var number = await Office.ReadAsync(World.Noise, Readings.Claim.With("accused", Readings.Named([World.PersonOf("leader2")])));

        await Should.ThrowAsync<GuardRefused>(() => BookAsync(day, number, by: "clerk"));
        await BookAsync(other, number, by: "clerk");
    }

    [Fact]
    public async Task Appointment_WithALeaderAccusedSince_IsCalledOffInTheSameAct()
    {
        var day = await DayAsync("leader2");
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        await BookAsync(day, number, by: "clerk");

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named([World.PersonOf("leader2")]));

        (await LinesAsync("leader2")).ShouldBeEmpty();
        (await LinesAsync("clerk")).ShouldBe([(Ten, number, AppointmentState.Withdrawn)]);
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "appointment-withdrawn").Select(n => n.PersonId).ToListAsync())).ShouldBe([World.PersonOf("clerk")]);
    }

    [Fact]
    public async Task Appointment_OfASealedCase_IsBookedByTheClearedAndUnseenAtTheDesk()
    {
        var day = await DayAsync("leader2");
        var number = await Office.AccusationAsync();

        await Should.ThrowAsync<NotVisible>(() => BookAsync(day, number));
        await BookAsync(day, number, by: "sealed");

        (await LinesAsync("reception")).ShouldBeEmpty();
        (await LinesAsync("sealed")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Appointments_OneTimeOnceAndNoMoreThanThereArePlaces()
    {
        var day = await DayAsync("leader", places: 2);
        var first = await Office.ReceiveAsync(World.Noise);
        await BookAsync(day, first);

        await RefusedAsync("appointment-twice", () => BookAsync(day, first, new TimeOnly(10, 30)));
        await RefusedAsync("appointment-time-taken", async () => await BookAsync(day, await Office.ReceiveAsync(World.Lamps)));
        await RefusedAsync("appointment-time", async () => await BookAsync(day, await Office.ReceiveAsync(World.Lamps), new TimeOnly(12, 0)));
        await BookAsync(day, await Office.ReceiveAsync(World.Lamps), new TimeOnly(10, 30));
        await RefusedAsync("appointment-full", async () => await BookAsync(day, await Office.ReceiveAsync(World.Lamps), new TimeOnly(11, 0)));
    }

    [Theory]
    [InlineData("clerk", "leader", "reception-day-not-yours")]
    [InlineData("reception", "urban", "reception-day-leader")]
    [InlineData("reception", "leader", null)]
    [InlineData("officehead", "principal", null)]
    public async Task Day_IsAddedByTheReceptionForALeader(string by, string leader, string? refused)
    {
        if (refused is null)
            await DayAsync(leader, by: by);
        else
            await RefusedAsync(refused, () => DayAsync(leader, by: by));
    }

    private Task<Guid> DayAsync(string leader, int places = 10, string by = "reception") => Office.As<AddReceptionDay, Guid>(by, add => add.RunAsync(
        new ReceptionDayForm(World.PersonOf(leader), new DateOnly(2026, 9, 29), new TimeOnly(9, 0), new TimeOnly(11, 30), "信访接待室", places)));

    private Task<Guid> BookAsync(Guid day, string number, TimeOnly? at = null, string by = "reception") =>
        Office.As<BookAppointment, Guid>(by, book => book.RunAsync(day, number, at ?? Ten));

    private async Task EndAsync(string account, Guid id, AppointmentState state, string? note)
    {
        Office.Time.SetUtcNow(World.At("2026-09-29T10:00"));
        await Office.As<EndAppointment>(account, end => end.RunAsync(id, state, note));
    }

    private async Task<IReadOnlyList<(TimeOnly, string, AppointmentState)>> LinesAsync(string account) =>
        [.. (await Office.As<ReceptionDays, IReadOnlyList<ReceptionDayLine>>(account, days => days.RunAsync())).SelectMany(d => d.Appointments).Select(a => (a.At, a.Number, a.State))];
}
