namespace Petitions.Offices;

/// <summary>Days of the office from <see cref="From"/> up to but not including <see cref="To"/>; no end means "until further notice".</summary>
public readonly record struct DateSpan(DateOnly From, DateOnly? To)
{
    public static DateSpan Always { get; } = new(DateOnly.MinValue, null);

    // A relation that ends on the day it begins (an appointment revoked at once) held on no day.
    public bool IsEmpty => To <= From;

    public bool Contains(DateOnly day) => From <= day && (To is null || day < To);

    public DateSpan? Intersect(DateSpan other)
    {
        var both = new DateSpan(From > other.From ? From : other.From, Earlier(To, other.To));
        return both.IsEmpty ? null : both;
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) =>
        a is null ? b : b is null ? a : a < b ? a : b;
}
