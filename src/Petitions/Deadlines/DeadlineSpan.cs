using System.Globalization;

namespace Petitions.Deadlines;

/// <summary>
/// How long a deadline runs, written <c>15d</c> (calendar days), <c>5wd</c> (working days), <c>2h</c> or
/// <c>15min</c>. From nought to a hundred years, so that no count leaves the calendar.
/// </summary>
public readonly record struct DeadlineSpan
{
    private const int MaxDays = 36_525;

    /// <exception cref="ArgumentOutOfRangeException">The value is negative or longer than a hundred years.</exception>
    public DeadlineSpan(int value, SpanUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxOf(unit));
        (Value, Unit) = (value, unit);
    }

    public int Value { get; }

    public SpanUnit Unit { get; }

    /// <summary>True if it ends on a day, false if it ends at an exact instant.</summary>
    public bool CountsDays => Unit is SpanUnit.CalendarDay or SpanUnit.WorkingDay;

    /// <exception cref="FormatException">The text is not a span.</exception>
    public static DeadlineSpan Parse(string text) => TryParse(text, out var span)
        ? span
        : throw new FormatException($"\"{text}\" is not a span like 15d, 5wd, 2h or 15min");

    public static bool TryParse(ReadOnlySpan<char> text, out DeadlineSpan span)
    {
        span = default;
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        SpanUnit? unit = text[digits..] switch
        {
            "d" => SpanUnit.CalendarDay,
            "wd" => SpanUnit.WorkingDay,
            "h" => SpanUnit.Hour,
            "min" => SpanUnit.Minute,
            _ => null,
        };
        if (unit is null || value > MaxOf(unit.Value))
            return false;
        span = new DeadlineSpan(value, unit.Value);
        return true;
    }

    /// <exception cref="InvalidOperationException">The units differ: ten days and two working days are no number of days.</exception>
    public DeadlineSpan Plus(DeadlineSpan more) => more.Unit == Unit
        ? new DeadlineSpan(Value + more.Value, Unit)
        : throw new InvalidOperationException($"{this} and {more} are of different units");

    /// <exception cref="InvalidOperationException">The span counts days: their length is the calendar's business.</exception>
    public TimeSpan ToTimeSpan() => Unit switch
    {
        SpanUnit.Hour => TimeSpan.FromHours(Value),
        SpanUnit.Minute => TimeSpan.FromMinutes(Value),
        SpanUnit.CalendarDay or SpanUnit.WorkingDay => throw new InvalidOperationException($"{this} counts days"),
        _ => throw new InvalidOperationException($"unit {Unit}"),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{Suffix(Unit)}");

    private static string Suffix(SpanUnit unit) => unit switch
    {
        SpanUnit.CalendarDay => "d",
        SpanUnit.WorkingDay => "wd",
        SpanUnit.Hour => "h",
        SpanUnit.Minute => "min",
        _ => throw new InvalidOperationException($"unit {unit}"),
    };

    private static int MaxOf(SpanUnit unit) => unit switch
    {
        SpanUnit.CalendarDay or SpanUnit.WorkingDay => MaxDays,
        SpanUnit.Hour => MaxDays * 24,
        SpanUnit.Minute => MaxDays * 24 * 60,
        _ => throw new InvalidOperationException($"unit {unit}"),
    };
}
