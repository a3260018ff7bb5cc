using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

/// <summary>A server that was down, and clocks that jump (intake.md §3 cases 20, 21, 25).</summary>
public sealed class SweepOverTimeTests : ClockTest
{
    [Fact]
    [Trait("DeadlineCase", "20")]
    [Trait("DeadlineCase", "21")]
    public async Task Sweep_AfterTwoWeeksDown_FiresEachStageOnceMarksItLateAndReadsAsOneDigest()
    {
        for (var letter = 0; letter < 12; letter++)
            await Office.ReadAsync(World.Noise, Readings.Claim);
        Office.MoveTo("2026-10-12T09:00");

        await Office.SweepAsync();
        await Office.SweepAsync();

        var fired = await Office.AskAsync(db => db.DueRows.AsNoTracking().Where(r => r.DoneAt != null && r.Result != "met").ToListAsync());
        fired.GroupBy(r => (r.DeadlineId, r.Stage)).ShouldAllBe(stage => stage.Count() == 1);
        fired.Where(r => r.Stage is "reminder").ShouldAllBe(r => r.Result == "Reminder-late");
        var notices = await Office.As<MyNotices, IReadOnlyList<NoticeLine>>("officehead", mine => mine.ListAsync(12));
        notices.Where(n => n.Late).ShouldHaveSingleItem().Code.ShouldBe(MyNotices.Digest);
        notices[0].Count.ShouldBeGreaterThanOrEqualTo(12);
        var all = await Office.As<MyNotices, (IReadOnlyList<NoticeLine> Lines, int Total)>("officehead", mine => mine.AllAsync(true, 0, 5));
        (all.Lines.Count, all.Total).ShouldBe((5, notices[0].Count));
    }

    [Fact]
    [Trait("DeadlineCase", "25")]
    public async Task Sweep_ClockPutForwardAndBack_FiresOnceAndTellsTheOperator()
    {
        var time = new JumpingTime();
        await using var office = await OfficeWorld.CreateAsync(services => services.AddSingleton<TimeProvider>(time));
        await office.ReadAsync(World.Noise, Readings.Claim);
        await office.SweepAsync();

        time.Offset = TimeSpan.FromDays(2.5);
        await office.SweepAsync();
        var fired = await FiredAsync(office);
        time.Offset = TimeSpan.Zero;
        await office.SweepAsync();
        time.Offset = TimeSpan.FromDays(2.5);
        await office.SweepAsync();

        fired.ShouldNotBeEmpty();
        (await FiredAsync(office)).ShouldBe(fired);
        (await office.AskAsync(db => db.Incidents.CountAsync(i => i.Where == "clock"))).ShouldBe(3);
        (await office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "clock.jumped"))).ShouldBe(3);
    }

    private static Task<List<string>> FiredAsync(OfficeWorld office) => office.AskAsync(db => db.DueRows
        .Where(r => r.DoneAt != null && r.Result != "met").OrderBy(r => r.Id).Select(r => r.DeadlineId + r.Stage + r.Result).ToListAsync());

    [Fact]
    public void Watch_ClockThatRuns_SaysNothing()
    {
        var time = new FakeTimeProvider();
        var watch = new ClockWatch(time);
        watch.Look();
        time.Advance(TimeSpan.FromDays(3));

        watch.Look().ShouldBeNull();
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public void Watch_ClockThatIsPutForwardOrBack_SaysByHowMuch(int minutes)
    {
        var time = new JumpingTime();
        var watch = new ClockWatch(time);
        watch.Look();
        time.Offset = TimeSpan.FromMinutes(minutes);

        watch.Look().ShouldBe(TimeSpan.FromMinutes(minutes));
        watch.Look().ShouldBeNull();
    }

    private sealed class JumpingTime : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => World.Morning + Offset;

        public override long GetTimestamp() => 1;
    }
}
