using CsCheck;
using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Deadlines.Changes;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines.Changes;

/// <summary>中止 and 恢复 (intake.md §3 cases 1, 2, 3).</summary>
public sealed class PauseTests : ClockTest
{
    private static readonly Gen<DateOnly> Start = Gen.Int[0, 6900].Select(i => new DateOnly(2007, 1, 1).AddDays(i));

    [Fact]
    [Trait("DeadlineCase", "1")]
    public void Pause_OfDaysWithinTheCount_MovesTheRawDateByExactlyItsDays() =>
        Gen.Select(Start, Gen.Int[5, 60], Gen.Int[1, 40], Gen.Int[0, 4]).Sample((start, span, length, offset) =>
        {
            var stop = Stop(start.AddDays(1 + offset), length);
            Count($"{span}d", start, stop).Raw.ShouldBe(Count($"{span}d", start).Raw.AddDays(length));
        });

    [Fact]
    [Trait("DeadlineCase", "3")]
    public void Pause_OfWorkdaysWithinTheCount_MovesTheDateByExactlyItsWorkdays() =>
        Gen.Select(Start, Gen.Int[5, 40], Gen.Int[1, 40]).Sample((start, span, length) =>
        {
            var from = start.AddDays(1);
            var worked = Enumerable.Range(0, length).Count(i => Dates.Calendar.IsWorkday(from.AddDays(i)));
            Count($"{span}wd", start, Stop(from, length)).Raw.ShouldBe(Count($"{span + worked}wd", start).Raw);
        });

    [Fact]
    public void Pause_SplitInTwo_ChangesNothing() =>
        Gen.Select(Start, Gen.Int[5, 60], Gen.Int[2, 40], Gen.Int[1, 39]).Sample((start, span, length, cut) =>
        {
            var from = start.AddDays(2);
            var (first, second) = (Stop(from, Math.Min(cut, length)), Stop(from.AddDays(Math.Min(cut, length)), length - Math.Min(cut, length)));
            Count($"{span}d", start, first, second).Due.ShouldBe(Count($"{span}d", start, Stop(from, length)).Due);
        });

    [Fact]
    [Trait("DeadlineCase", "3")]
    public void Pause_Overlapping_StandsStillOnce()
    {
        var start = Day("2026-03-02");
        var whole = Count("15d", start, Stop(Day("2026-03-05"), 10));

        Count("15d", start, Stop(Day("2026-03-05"), 7), Stop(Day("2026-03-08"), 7)).Due.ShouldBe(whole.Due);
    }

    [Fact]
    [Trait("DeadlineCase", "1")]
    public void Pause_OfMinutes_MovesTheInstantByExactlyItsLength() =>
        Gen.Select(Gen.Int[10, 600], Gen.Int[0, 9], Gen.Int[1, 500]).Sample((span, offset, length) =>
        {
            var at = Dates.Utc("2026-09-22T23:50");
            var stop = new ClockStop(at.AddMinutes(offset), at.AddMinutes(offset + length), StopGround.ForceMajeure);
            DueDate.Calculate(Dates.Rule($"{span}min"), DeadlineStart.At(at), Dates.Calendar, OfficeHours.Default, new DueAdjustments([stop], null))
                .DueAtUtc.ShouldBe(at.AddMinutes(span + length));
        });

    [Fact]
    public void Pause_AfterTheCountWasOver_ChangesNothing() =>
        Count("3d", Day("2026-09-01"), Stop(Day("2026-09-10"), 5)).Due.ShouldBe(Count("3d", Day("2026-09-01")).Due);

    [Fact]
    public async Task Clock_Paused_TellsNobodyAndIsNotOverdue()
    {
        var number = await Office.AssignedAsync();
        var clock = await ClockAsync(number, DeadlineBook.Handling);
        await PauseAsync("urbanhead", number, clock.Id);
        Office.MoveTo("2026-12-31T09:00");

        await Office.SweepAsync();

        var paused = await ClockAsync(number, DeadlineBook.Handling);
        (paused.BreachedAt, paused.IsOverdue(Office.Now), paused.PausedAt is null).ShouldBe((null, false, false));
        (await RowsAsync(clock)).ShouldAllBe(row => row.Result == "paused");
    }

    [Fact]
    [Trait("DeadlineCase", "1")]
    [Trait("DeadlineCase", "2")]
    public async Task Clock_PausedTwiceAndResumed_IsLaterByTheDaysItStoodStill()
    {
        var number = await Office.AssignedAsync();
        var before = await ClockAsync(number, DeadlineBook.Handling);
        Office.MoveTo("2026-09-23T10:00");
        await PauseAsync("urbanhead", number, before.Id);
        Office.MoveTo("2026-09-28T10:00");
        await ResumeAsync("urbanhead", number, before.Id);
        Office.MoveTo("2026-10-09T10:00");
        await PauseAsync("urbanhead", number, before.Id);
        Office.MoveTo("2026-10-12T08:00");
        await ResumeAsync("urbanhead", number, before.Id);

        var after = await ClockAsync(number, DeadlineBook.Handling);
        after.Raw.ShouldBe(before.Raw.AddDays(5 + 3));
        (await RowsAsync(after)).Count(row => row is { Stage: "due", DoneAt: null }).ShouldBe(1);
        (await Office.AskAsync(db => db.DeadlineMoves.Where(m => m.DeadlineId == after.Id).OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync()))
            .ShouldBe([MoveKind.Paused, MoveKind.Resumed, MoveKind.Paused, MoveKind.Resumed]);
    }

    [Fact]
    public async Task Clock_PausedAndResumedTheSameDay_StaysWhereItWas()
    {
        var number = await Office.AssignedAsync();
        var before = await ClockAsync(number, DeadlineBook.Handling);
        await PauseAsync("urbanhead", number, before.Id);
        Office.MoveTo("2026-09-22T17:00");
        await ResumeAsync("urbanhead", number, before.Id);

        var after = await ClockAsync(number, DeadlineBook.Handling);
        after.DueAt.ShouldBe(before.DueAt);
        (await RowsAsync(after)).Count(row => row is { Stage: "due", DoneAt: null }).ShouldBe(1);
    }

    [Fact]
    [Trait("DeadlineCase", "2")]
    public async Task Clock_MetWhileItStoodStill_IsInTimeAndItsPauseIsOver()
    {
        var number = await Office.SignedAsync();
        var clock = await ClockAsync(number, DeadlineBook.Handling);
        await PauseAsync("urbanhead", number, clock.Id);
        Office.MoveTo("2026-12-31T09:00");

        await Office.ReplyAsync("urban", number);

        (await ClockAsync(number, DeadlineBook.Handling)).BreachedAt.ShouldBeNull();
        (await Office.AskAsync(db => db.DeadlinePauses.SingleAsync())).To.ShouldBe(Office.Now);
    }

    [Fact]
    public async Task Pause_ThatMayNotBe_IsRefused()
    {
        var number = await Office.AssignedAsync();
        var (handling, forward) = (await ClockAsync(number, DeadlineBook.Handling), await ClockAsync(number, DeadlineBook.Notice));

        await RefusedAsync("clock-not-yours", () => PauseAsync("urban", number, handling.Id));
        await RefusedAsync("pause-ground", () => PauseAsync("urbanhead", number, handling.Id, StopGround.Hearing));
        await RefusedAsync("pause-ground", () => PauseAsync("officehead", number, forward.Id));
        await RefusedAsync("clock-not-paused", () => ResumeAsync("urbanhead", number, handling.Id));
        await Should.ThrowAsync<NotVisible>(() => PauseAsync("healthhead", number, handling.Id));
        await PauseAsync("urbanhead", number, handling.Id);
        await RefusedAsync("clock-paused", () => PauseAsync("urbanhead", number, handling.Id));
    }

    private Task PauseAsync(string account, string number, Guid id, StopGround ground = StopGround.Mediation) =>
        Office.As<PauseDeadline>(account, pause => pause.RunAsync(number, id, ground, "双方同意调解"));

    private Task ResumeAsync(string account, string number, Guid id) => Office.As<ResumeDeadline>(account, resume => resume.RunAsync(number, id));

    private static ClockStop Stop(DateOnly from, int days) =>
        new(OfficeTime.InstantOf(from, new TimeOnly(10, 0)), OfficeTime.InstantOf(from.AddDays(days), new TimeOnly(9, 0)), StopGround.Mediation);

    private static DueResult Count(string span, DateOnly start, params ClockStop[] stops) =>
        DueDate.Calculate(Dates.Rule(span), DeadlineStart.On(start), Dates.Calendar, OfficeHours.Default, new DueAdjustments(stops, null));
}
