using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void WorkCalendar_PublishedYear_HasTheWorkdaysOfItsNotice(int year, int workdays)
    {
        var first = new DateOnly(year, 1, 1);
        Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber)
            .Count(i => Calendar.IsWorkday(first.AddDays(i))).ShouldBe(workdays);
    }

    [Theory]
    [InlineData("2026-09-18", DayKind.Workday, null)]
    [InlineData("2026-09-19", DayKind.Weekend, null)]
    [InlineData("2026-09-20", DayKind.MakeUpWorkday, "国庆节")]
    [InlineData("2026-09-26", DayKind.Holiday, "中秋节")]
    [InlineData("2026-10-10", DayKind.MakeUpWorkday, "国庆节")]
    [InlineData("2006-12-30", DayKind.MakeUpWorkday, "元旦")]
    [InlineData("2018-12-31", DayKind.Holiday, "元旦")]
    [InlineData("2020-02-03", DayKind.Workday, "春节")]
    [InlineData("2027-02-05", DayKind.Holiday, "春节")]
    [InlineData("2027-05-02", DayKind.Holiday, "劳动节")]
    [InlineData("2027-10-04", DayKind.Workday, null)]
    [InlineData("2031-05-02", DayKind.Holiday, "劳动节")]
    [InlineData("2005-05-03", DayKind.Holiday, "劳动节")]
    [InlineData("1998-05-01", DayKind.Holiday, "劳动节")]
    [InlineData("1998-10-05", DayKind.Workday, null)]
    public void KindOf_Day_FollowsNoticeThenStatuteThenWeekday(string date, DayKind kind, string? name)
    {
        Calendar.KindOf(Day(date)).ShouldBe(kind);
        Calendar.HolidayOf(Day(date)).ShouldBe(name);
    }

    [Theory]
    [InlineData("2026-12-21", null)]
    [InlineData("2026-12-22", 2027)]
    [InlineData("2026-12-31", 2027)]
    [InlineData("2027-01-01", 2027)]
    [InlineData("2027-12-31", 2027)]
    [InlineData("2025-12-31", null)]
    [InlineData("2006-12-31", 2006)]
    [InlineData("2007-01-01", null)]
    public void UnknownNoticeFor_Day_NamesTheMissingYear(string date, int? year) =>
        Calendar.UnknownNoticeFor(Day(date)).ShouldBe(year);

    [Theory]
    [InlineData("2026-01-01", "2026-12-21", null)]
    [InlineData("2026-12-01", "2026-12-22", "2026-12-22")]
    [InlineData("2025-12-01", "2028-01-01", "2026-12-22")]
    [InlineData("2007-01-01", "2026-12-21", null)]
    [InlineData("2006-12-31", "2007-01-01", "2006-12-31")]
    [InlineData("2027-03-01", "2027-03-01", "2027-03-01")]
    public void FirstUnconfirmed_Range_IsTheFirstDayANoticeMayChange(string from, string to, string? first) =>
        Calendar.FirstUnconfirmed(Day(from), Day(to)).ShouldBe(first is null ? null : Day(first));

    [Fact]
    public void With_EmptyYear_LeavesItUnpublished()
    {
        var calendar = Calendar.With(new CalendarYear(2027, [], []));

        calendar.IsPublished(2027).ShouldBeFalse();
        calendar.IsConfirmed(Day("2026-12-31")).ShouldBeFalse();
        calendar.KindOf(Day("2027-02-06")).ShouldBe(DayKind.Holiday);
        calendar.Version.ShouldBe(Calendar.Version);
    }

    [Fact]
    public void With_PublishedYear_ConfirmsItAndChangesTheVersion()
    {
        var notice = new CalendarYear(2027, ["notice"], [new CalendarDay(Day("2026-12-31"), "元旦", true)]);

        var calendar = Calendar.With(notice);

        calendar.KindOf(Day("2026-12-31")).ShouldBe(DayKind.Holiday);
        calendar.IsConfirmed(Day("2026-12-31")).ShouldBeTrue();
        calendar.KindOf(Day("2027-02-05")).ShouldBe(DayKind.Workday); // the notice speaks, not the statute
        calendar.IsConfirmed(Day("2027-12-22")).ShouldBeFalse();
        calendar.Version.ShouldNotBe(Calendar.Version);
        calendar.Version.ShouldStartWith("2007-2027-");
        Calendar.KindOf(Day("2026-12-31")).ShouldBe(DayKind.Workday);
    }

    [Fact]
    public void Version_SameDaysAgain_IsTheSame() =>
        new WorkCalendar(Calendar.Years.Reverse(), StatutoryDays.None).Version
            .ShouldBe(new WorkCalendar(Calendar.Years, StatutoryDays.None).Version);

    [Fact]
    public void WorkCalendar_YearGivenTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => new WorkCalendar([.. Calendar.Years, Calendar.Years[0]], StatutoryDays.None));

    [Theory]
    [InlineData("2026-09-21", -1, "2026-09-20")]
    [InlineData("2026-10-08", -1, "2026-09-30")]
    [InlineData("2026-09-30", 2, "2026-10-09")]
    [InlineData("2026-10-03", 0, "2026-10-03")]
    public void AddWorkdays_EitherWay_SkipsRestDaysAndKeepsMakeUpDays(string from, int n, string to) =>
        Calendar.AddWorkdays(Day(from), n).ShouldBe(Day(to));

    [Fact]
    public void EmbeddedCalendars_EveryYear_NamesItsNotice()
    {
        Calendar.Years.Select(year => year.Year).ShouldBe(Enumerable.Range(2007, 20));
        Calendar.Years.ShouldAllBe(year => year.Sources.All(source => source.Contains("gov.cn")) && year.Sources.Count > 0);
    }
}
