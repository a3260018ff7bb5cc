using System.Globalization;
using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class DueTraceTests
{
    [Fact]
    public void Trace_CalendarDaysOntoAHoliday_CountsThenRolls() =>
        Due("3d", "2026-09-22").Trace.Select(line => (line.Date.Day, line.Number, line.Reason)).ShouldBe(
        [
            (22, (int?)null, TraceReason.Start),
            (23, 1, TraceReason.Counted),
            (24, 2, TraceReason.Counted),
            (25, 3, TraceReason.Counted),
            (26, null, TraceReason.Holiday),
            (27, null, TraceReason.Holiday),
            (28, null, TraceReason.Rolled),
        ]);

    [Fact]
    [Trait("DeadlineCase", "6")]
    public void Trace_WorkingDaysOverAMakeUpSunday_CountsIt() =>
        Due("5wd", "2026-09-18").Trace.Select(line => (line.Date.Day, line.Number, line.Reason)).ShouldBe(
        [
            (18, (int?)null, TraceReason.Start),
            (19, null, TraceReason.Weekend),
            (20, 1, TraceReason.MakeUpWorkday),
            (21, 2, TraceReason.Counted),
            (22, 3, TraceReason.Counted),
            (23, 4, TraceReason.Counted),
            (24, 5, TraceReason.Counted),
        ]);

    [Theory]
    [InlineData("2026-10-09T16:00", TraceReason.DayZero, 1)]
    [InlineData("2026-10-09T20:00", TraceReason.AfterClose, 2)]
    public void Trace_DayZeroCounted_SaysWhetherTheOfficeWasOpen(string received, TraceReason first, int lines)
    {
        var trace = Due("open-same-day", received).Trace;

        trace[0].Reason.ShouldBe(first);
        trace.Count.ShouldBe(lines);
    }

    [Theory]
    [InlineData("zh-CN", "调休上班（国庆节），第 1 天")]
    [InlineData("en", "make-up workday (National Day), day 1")]
    public void TraceText_MakeUpWorkday_NamesTheHoliday(string language, string text) =>
        DueTraceText.For(Due("5wd", "2026-09-18").Trace[2], CultureInfo.GetCultureInfo(language)).ShouldBe(text);

    [Fact]
    public void TraceText_EveryReasonAndKind_HasWordsInBothLanguages()
    {
        foreach (var reason in Enum.GetValues<TraceReason>())
        {
            foreach (var kind in Enum.GetValues<DayKind>())
            {
                var line = new TraceLine(Day("2026-10-01"), 1, reason, kind, NameOf(reason));
                DueTraceText.Chinese(line).ShouldNotBeEmpty();
                DueTraceText.English(line).ShouldNotContain("国庆");
            }
        }
    }

    private static string NameOf(TraceReason reason) => reason switch
    {
        TraceReason.Provisional => "2027",
        TraceReason.Stopped => nameof(StopGround.Hearing),
        _ => "国庆节",
    };

    [Fact]
    public void TraceText_EveryHolidayOfTheCalendars_HasAnEnglishName()
    {
        foreach (var day in Dates.Calendar.Years.SelectMany(year => year.Days))
        {
            DueTraceText.English(new TraceLine(day.Date, null, TraceReason.Holiday, DayKind.Holiday, day.Name))
                .ShouldAllBe(letter => letter < 128);
        }
    }
}
