using Petitions.Offices;

namespace Petitions.Tests.Offices;

public sealed class DateSpanTests
{
    private static readonly DateOnly Monday = new(2026, 9, 21);

    [Fact]
    public void Contains_LastDay_IsAlreadyOutside()
    {
        var span = new DateSpan(Monday, Monday.AddDays(2));

        span.Contains(Monday.AddDays(-1)).ShouldBeFalse();
        span.Contains(Monday).ShouldBeTrue();
        span.Contains(Monday.AddDays(1)).ShouldBeTrue();
        span.Contains(Monday.AddDays(2)).ShouldBeFalse();
    }

    [Fact]
    public void Intersect_SpansThatTouch_ShareNoDay() =>
        new DateSpan(Monday, Monday.AddDays(2)).Intersect(new(Monday.AddDays(2), null)).ShouldBeNull();

    [Fact]
    public void Intersect_OpenEnds_KeepsTheEarlierEnd() =>
        new DateSpan(Monday, null).Intersect(new(Monday.AddDays(-9), Monday.AddDays(1)))
            .ShouldBe(new DateSpan(Monday, Monday.AddDays(1)));

    [Fact]
    public void IsEmpty_EndsOnItsFirstDay_HoldsOnNone()
    {
        new DateSpan(Monday, Monday).IsEmpty.ShouldBeTrue();
        new DateSpan(Monday, Monday.AddDays(1)).IsEmpty.ShouldBeFalse();
    }
}
