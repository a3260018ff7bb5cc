using Microsoft.Extensions.Time.Testing;
using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class OfficeTimeTests
{
    [Fact]
    [Trait("DeadlineCase", "10")]
    public void OfficeClock_EveningInUtc_IsTheNextDayAtTheOffice()
    {
        var clock = new OfficeClock(new FakeTimeProvider(new DateTimeOffset(2026, 9, 18, 16, 0, 0, TimeSpan.Zero)));

        clock.Now.ShouldBe(new DateTime(2026, 9, 18, 16, 0, 0, DateTimeKind.Utc));
        clock.Now.Kind.ShouldBe(DateTimeKind.Utc);
        clock.Today.ShouldBe(Day("2026-09-19"));
        clock.DateOf(clock.Now.AddTicks(-1)).ShouldBe(Day("2026-09-18"));
        clock.InstantOf(Day("2026-09-19"), TimeOnly.MinValue).ShouldBe(clock.Now);
    }

    [Theory]
    [Trait("DeadlineCase", "10")]
    [InlineData("1988-07-01", "08:30:00")] // summer time, +09:00
    [InlineData("1988-12-01", "09:30:00")]
    [InlineData("2026-07-01", "09:30:00")]
    public void InstantOf_SummerTimeYears_UsesTheOffsetOfThatDay(string date, string utc)
    {
        var instant = OfficeTime.InstantOf(Day(date), new TimeOnly(17, 30));

        instant.Kind.ShouldBe(DateTimeKind.Utc);
        instant.TimeOfDay.ShouldBe(TimeSpan.Parse(utc, null));
        OfficeTime.DateOf(instant).ShouldBe(Day(date));
    }

    [Fact]
    public void InstantOf_ReadingThatSummerTimeSkipped_IsStillAnInstant()
    {
        var skipped = OfficeTime.Zone.IsInvalidTime(new DateTime(1988, 4, 17, 2, 30, 0)) ? new TimeOnly(2, 30) : new TimeOnly(0, 30);

        var instant = OfficeTime.InstantOf(new DateOnly(1988, 4, 17), skipped);

        OfficeTime.LocalOf(instant).Minute.ShouldBe(30);
        OfficeTime.LocalOf(instant).Hour.ShouldBe(skipped.Hour + 1);
    }

    [Fact]
    public void DateOf_InstantNotMarkedUtc_IsRefused() =>
        Should.Throw<ArgumentException>(() => OfficeTime.DateOf(new DateTime(2026, 9, 18, 0, 0, 0, DateTimeKind.Unspecified)));

    [Theory]
    [Trait("DeadlineCase", "9")]
    [InlineData("2026-09-18", "2026-09-18", null)]
    [InlineData("2026-10-04T16:20", "2026-10-04", "2026-10-04T08:20:00.0Z")]
    [InlineData("2026-10-04T16:20:30", "2026-10-04", "2026-10-04T08:20:30.0Z")]
    [InlineData("2026-10-04T23:59:59.9", "2026-10-04", "2026-10-04T15:59:59.9Z")]
    [InlineData("2026-10-05T00:30", "2026-10-05", "2026-10-04T16:30:00.0Z")]
    [InlineData("2026-10-04T16:30Z", "2026-10-05", "2026-10-04T16:30:00.0Z")]
    [InlineData("2026-10-04T16:20+08:00", "2026-10-04", "2026-10-04T08:20:00.0Z")]
    [InlineData("2026-10-04T16:20:00-05:00", "2026-10-05", "2026-10-04T21:20:00.0Z")]
    public void DeadlineStart_Text_HasTheOfficeDateOfTheInstant(string text, string date, string? utc)
    {
        DeadlineStart.TryParse(text, out var start).ShouldBeTrue();

        start.Date.ShouldBe(Day(date));
        start.AtUtc?.ToString("yyyy-MM-dd'T'HH:mm:ss.f'Z'", null).ShouldBe(utc);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-9-18")]
    [InlineData("2026-02-29")]
    [InlineData("18.09.2026")]
    [InlineData("2026-09-18T25:00")]
    [InlineData("2026-09-18 16:20")]
    [InlineData("1948-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("0001-01-01T00:00Z")]
    [InlineData("9999-12-31T23:59Z")]
    [InlineData("0001-01-01T00:00")]
    public void DeadlineStart_NoDate_IsRefused(string text) => DeadlineStart.TryParse(text, out _).ShouldBeFalse();
}
