using CsCheck;
using Petitions.Deadlines;

namespace Petitions.Tests.Deadlines;

public sealed class DeadlineSpanTests
{
    [Theory]
    [InlineData("15d", 15, SpanUnit.CalendarDay)]
    [InlineData("5wd", 5, SpanUnit.WorkingDay)]
    [InlineData("2h", 2, SpanUnit.Hour)]
    [InlineData("15min", 15, SpanUnit.Minute)]
    [InlineData("0d", 0, SpanUnit.CalendarDay)]
    public void Parse_Span_ReadsValueAndUnit(string text, int value, SpanUnit unit) =>
        DeadlineSpan.Parse(text).ShouldBe(new DeadlineSpan(value, unit));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("15")]
    [InlineData("15 d")]
    [InlineData("-5d")]
    [InlineData("1.5h")]
    [InlineData("5w")]
    [InlineData("36526d")]
    [InlineData("99999999999d")]
    [InlineData("１５d")]
    public void Parse_NoSpan_IsRefused(string text)
    {
        DeadlineSpan.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => DeadlineSpan.Parse(text));
    }

    [Fact]
    public void ToString_AnySpan_ParsesBack() =>
        Gen.Select(Gen.Int[0, 36_525], Gen.Enum<SpanUnit>(), (value, unit) => new DeadlineSpan(value, unit))
            .Sample(span => DeadlineSpan.Parse(span.ToString()) == span);

    [Fact]
    public void DeadlineSpan_Negative_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DeadlineSpan(-1, SpanUnit.Hour));

    [Fact]
    public void Plus_OtherUnit_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => DeadlineSpan.Parse("60d").Plus(DeadlineSpan.Parse("5wd")));
}
