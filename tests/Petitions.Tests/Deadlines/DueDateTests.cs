using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class DueDateTests
{
    [Theory]
    [Trait("DeadlineCase", "27")]
    [InlineData("2026-09-18", "2026-09-21", "2026-09-21")]
    [InlineData("2026-09-22", "2026-09-25", "2026-09-28")]
    [InlineData("2026-09-30", "2026-10-03", "2026-10-08")]
    [InlineData("2026-10-04", "2026-10-07", "2026-10-08")]
    [InlineData("2026-10-07", "2026-10-10", "2026-10-10")]
    [InlineData("2026-02-12", "2026-02-15", "2026-02-24")]
    public void ForwardThreeDays_WorkedDates_RollOverRestDays(string received, string raw, string due)
    {
        var result = Due("forward-3-days", received);

        result.Raw.ShouldBe(Day(raw));
        result.Due.ShouldBe(Day(due));
        result.DueAtUtc.ShouldBe(Utc(due + "T17:30"));
        result.Provisional.ShouldBeFalse();
        result.RuleId.ShouldBe("forward-3-days");
        result.RuleVersion.ShouldBe("1");
        result.CalendarVersion.ShouldBe(Calendar.Version);
    }

    [Theory]
    [Trait("DeadlineCase", "7")]
    [InlineData("15d", "2026-09-18", "2026-10-03", "2026-10-08")]
    [InlineData("5wd", "2026-09-18", "2026-09-24", "2026-09-24")]
    [InlineData("5wd", "2026-02-12", "2026-02-26", "2026-02-26")]
    [InlineData("5wd", "2025-09-26", "2025-10-10", "2025-10-10")]
    [InlineData("5wd", "2024-04-30", "2024-05-10", "2024-05-10")]
    [InlineData("60d", "2026-08-10", "2026-10-09", "2026-10-09")]
    [InlineData("90d", "2026-08-10", "2026-11-08", "2026-11-09")]
    [InlineData("30d", "2026-10-09", "2026-11-08", "2026-11-09")]
    [InlineData("15d", "2025-01-20", "2025-02-04", "2025-02-05")]
    [InlineData("0d", "2026-10-03", "2026-10-03", "2026-10-08")]
    [InlineData("0wd", "2026-10-03", "2026-10-03", "2026-10-08")]
    public void Calculate_KnownDates_GiveRawAndDue(string span, string received, string raw, string due)
    {
        var result = Due(span, received);

        result.Raw.ShouldBe(Day(raw));
        result.Due.ShouldBe(Day(due));
        result.Provisional.ShouldBeFalse();
    }

    [Theory]
    [InlineData("30d", "2026-12-10", "2027-01-11", true)]
    [InlineData("3d", "2026-12-18", "2026-12-21", false)]
    [InlineData("3d", "2026-12-19", "2026-12-22", true)]
    [InlineData("5wd", "2026-12-25", "2027-01-04", true)]
    [InlineData("0d", "2026-12-21", "2026-12-21", false)]
    [InlineData("0d", "2026-12-22", "2026-12-22", true)]
    [InlineData("3d", "2027-02-02", "2027-02-09", true)]
    [InlineData("3d", "2028-05-06", "2028-05-09", true)]
    [InlineData("3d", "2003-06-02", "2003-06-05", true)]
    [InlineData("1d", "2006-12-30", "2006-12-31", true)]
    [InlineData("3d", "2006-12-31", "2007-01-04", false)]
    public void Calculate_NoticeNotKnown_IsProvisional(string span, string received, string due, bool provisional)
    {
        var result = Due(span, received);

        result.Due.ShouldBe(Day(due));
        result.Provisional.ShouldBe(provisional);
        result.Trace.Any(line => line.Reason == TraceReason.Provisional).ShouldBe(provisional);
    }

    [Fact]
    public void Calculate_CountIntoUnknownYear_TraceNamesTheYearAndItsFirstUnsureDay() =>
        Due("30d", "2026-12-10").Trace[^1]
            .ShouldBe(new TraceLine(Day("2026-12-22"), null, TraceReason.Provisional, DayKind.Workday, "2027"));

    [Theory]
    [Trait("DeadlineCase", "9")]
    [InlineData("2026-09-21T23:59:59.9", "2026-09-24")]
    [InlineData("2026-09-22T00:30", "2026-09-28")]
    [InlineData("2026-09-21T15:59:59Z", "2026-09-24")]
    [InlineData("2026-09-21T16:00:00Z", "2026-09-28")]
    public void Calculate_NightReceipt_CountsFromTheOfficeDate(string received, string due) =>
        Due("3d", received).Due.ShouldBe(Day(due));

    [Theory]
    [InlineData("2026-10-09T17:29:59", "2026-10-09")]
    [InlineData("2026-10-09T17:30", "2026-10-10")]
    [InlineData("2026-10-09", "2026-10-09")]
    [InlineData("2026-10-10T18:00", "2026-10-12")]
    [InlineData("2026-10-03T10:00", "2026-10-08")]
    public void OpenSameDay_Receipt_IsTheDayOfReceiptOrTheNextWorkdayAfterClose(string received, string due) =>
        Due("open-same-day", received).Due.ShouldBe(Day(due));

    [Theory]
    [Trait("DeadlineCase", "8")]
    [InlineData("incident-phone-15-min", "2026-10-03T23:50", "2026-10-04T00:05")]
    [InlineData("incident-written-60-min", "2026-10-03T23:59:59.9", "2026-10-04T00:59:59.9")]
    [InlineData("shift-reminder-60-min", "2026-10-04T00:30", "2026-10-03T23:30")]
    [InlineData("2h", "2026-12-31T23:00", "2027-01-01T01:00")]
    [InlineData("12h", "1988-04-16T20:00", "1988-04-17T09:00")] // summer time began in between
    public void Calculate_HoursAndMinutes_AreExactInstants(string rule, string start, string due)
    {
        var result = Due(rule, start);

        result.DueAtUtc.ShouldBe(Utc(due));
        result.Due.ShouldBe(Start(due).Date);
        result.Raw.ShouldBe(result.Due);
        result.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void Calculate_MinutesFromADate_IsRefused() =>
        Should.Throw<ArgumentException>(() => Due("15min", "2026-10-03"));

    [Fact]
    public void Calculate_RuleWithItsOwnClose_EndsThen()
    {
        var rule = Rule("3d") with { CloseOfDay = new TimeOnly(12, 0) };

        DueDate.Calculate(rule, Day("2026-09-18"), Calendar, OfficeHours.Default).DueAtUtc.ShouldBe(Utc("2026-09-21T12:00"));
    }

    [Fact]
    public void Calculate_OtherOfficeHours_EndAtTheirClose()
    {
        var hours = new OfficeHours(new TimeOnly(9, 0), new TimeOnly(18, 0));

        DueDate.Calculate(Rule("3d"), Utc("2026-09-18T10:00"), Calendar, hours).DueAtUtc.ShouldBe(Utc("2026-09-21T18:00"));
    }

    [Fact]
    [Trait("DeadlineCase", "27")]
    public void Calculate_WithoutRollOver_StaysOnTheRestDay()
    {
        var rule = Rule("15d") with { RollOver = RollOver.None };

        DueDate.Calculate(rule, Day("2026-09-18"), Calendar, OfficeHours.Default).Due.ShouldBe(Day("2026-10-03"));
    }

    [Fact]
    public void Extended_HandleSixtyDays_CountsNinetyFromAcceptance()
    {
        var due = DueDate.Calculate(Rule("handle-60-days"), DeadlineStart.On(Day("2026-08-10")), Calendar, OfficeHours.Default, new DueAdjustments([], DeadlineSpan.Parse("30d")));

        (due.Raw, due.Due).ShouldBe((Day("2026-11-08"), Day("2026-11-09")));
        due.Trace.Single(line => line.Number == 61).Reason.ShouldBe(TraceReason.Extended);
    }

    [Theory]
    [InlineData("handle-60-days", 30, true)]
    [InlineData("handle-60-days", 31, false)]
    [InlineData("handle-60-days", 0, false)]
    [InlineData("notice-15-days", 1, false)]
    public void AllowsExtension_InAll_AsTheRuleSays(string rule, int total, bool allowed) =>
        Rule(rule).AllowsExtension(total).ShouldBe(allowed);
}
