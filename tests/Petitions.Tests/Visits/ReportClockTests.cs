using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.TestKit;

namespace Petitions.Tests.Visits;

/// <summary>交办 with a day for the report: a clock like the others, to the day that was named (条例 art. 22).</summary>
public sealed class ReportClockTests : OfficeTest
{
    [Theory]
    [InlineData("2026-10-15", "2026-10-15", "2026-10-15")]
    [InlineData("2026-10-03", "2026-10-03", "2026-10-08")]
    public async Task Clock_OfAnAssignedMatter_RunsToTheDayThatWasNamed(string named, string raw, string due)
    {
        await SentAsync(named);

        var clock = await ClockAsync();
        clock.Raw.ShouldBe(DateOnly.Parse(raw, System.Globalization.CultureInfo.InvariantCulture));
        clock.Due.ShouldBe(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Clock_ThatNobodyReportsIn_IsSweptAndEscalated()
    {
        var number = await SentAsync("2026-10-15");
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });

        Office.Time.SetUtcNow(World.At("2026-10-16T09:30"));
        await Office.SweepAsync();

        (await ClockAsync()).BreachedAt.ShouldNotBeNull();
        var told = await Office.AskAsync(db => db.Notices.Where(n => n.Code.StartsWith("report-by-day")).Select(n => n.PersonId).ToListAsync());
        told.ShouldContain(World.PersonOf("officehead"));
        told.ShouldContain(World.PersonOf("urbandeputy"));
    }

    [Fact]
    public async Task Clock_IsMetByTheReportAndRunsAgainWhenItIsGivenBack()
    {
        var number = await Office.ReportedAsync();
        (await ClockAsync()).MetAt.ShouldBe(Office.Now);

        await Office.CompleteAsync("clerk", number, "acceptReport", "returned", new { opinion = "未说明何时恢复" });

        var again = await Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == DeadlineBook.Report && d.MetAt == null));
        again.Due.ShouldBe(new DateOnly(2026, 10, 15));
    }

    [Fact]
    public async Task Clock_OfAUnitThatObjects_Ends()
    {
        var number = await SentAsync("2026-10-15");
        await Office.CompleteAsync("urban", number, "acknowledge", "objected", new { reason = "不属我局职责" });

        (await ClockAsync()).EndReason.ShouldBe("objected");
    }

    [Fact]
    public async Task Clock_OfAMatterWithoutADay_DoesNotRun()
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "coordinated", new { with = "江湾街道", agreed = "街道送水" });
        await Office.CompleteAsync("reception", number, "inform", "told", Visiting.Told);
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });

        (await Office.AskAsync(db => db.Deadlines.AnyAsync(d => d.RuleId == DeadlineBook.Report))).ShouldBeFalse();
    }

    private async Task<string> SentAsync(string named)
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "assigned", new { method = "refer", target = new { unit = "urban" }, reason = "属城市管理局职责", reportDueOn = named });
        await Office.CompleteAsync("reception", number, "inform", "told", Visiting.Told);
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });
        return number;
    }

    private Task<Deadline> ClockAsync() => Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == DeadlineBook.Report));
}
