namespace Petitions.Offices;

public static class Dated
{
    public static DateSpan Span(this IDated dated) => new(dated.From, dated.To);

    public static bool HoldsOn(this IDated dated, DateOnly day) => dated.Span().Contains(day);
}
