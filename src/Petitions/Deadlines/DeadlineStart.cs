using System.Globalization;

namespace Petitions.Deadlines;

/// <summary>
/// When a clock starts: a date of the office, with the instant if it is known. The date is that of
/// Asia/Shanghai at the moment of the event: a mail of 00:30 belongs to the day that has just begun,
/// one of 23:59:59.9 to the day that is ending, whenever it is registered.
/// </summary>
public readonly record struct DeadlineStart
{
    private const int FirstYear = 1949;
    private const int LastYear = 2199;

    private static readonly string[] MomentFormats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private DeadlineStart(DateOnly date, DateTime? atUtc) => (Date, AtUtc) = (date, atUtc);

    public DateOnly Date { get; }

    /// <summary>Null if only the date is known.</summary>
    public DateTime? AtUtc { get; }

    /// <summary>The instant, or the beginning of the date if only the date is known.</summary>
    public DateTime EarliestUtc => AtUtc ?? OfficeTime.InstantOf(Date, TimeOnly.MinValue);

    public static DeadlineStart On(DateOnly date) => new(date, null);

    /// <exception cref="ArgumentException">The instant is not marked UTC.</exception>
    public static DeadlineStart At(DateTime utc) => new(OfficeTime.DateOf(utc), utc);

    /// <summary>
    /// Reads <c>2026-09-18</c>, <c>2026-10-04T16:20</c> (office time) or the same with seconds and an
    /// offset (<c>Z</c>, <c>+08:00</c>). Dates from 1949 to 2199.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DeadlineStart start)
    {
        start = default;
        var invariant = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var date))
            start = On(date);
        else if (DateTime.TryParseExact(text, MomentFormats, invariant, DateTimeStyles.AdjustToUniversal, out var moment))
            start = moment.Kind == DateTimeKind.Utc ? At(moment) : AtOffice(moment);
        else
            return false;
        return start.Date.Year is >= FirstYear and <= LastYear;
    }

    private static DeadlineStart AtOffice(DateTime local) =>
        At(OfficeTime.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)));
}
