namespace Petitions.Deadlines;

/// <summary>
/// The office's dates and the world's instants. Dates are those of Asia/Shanghai wherever the server
/// stands; instants are UTC.
/// </summary>
public static class OfficeTime
{
    // Not a fixed +08:00: China had summer time from 1986 to 1991, and letters of then are on file.
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <exception cref="ArgumentException">The instant is not marked UTC.</exception>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(LocalOf(utc));

    /// <exception cref="ArgumentException">The instant is not marked UTC.</exception>
    public static DateTime LocalOf(DateTime utc) => utc.Kind == DateTimeKind.Utc
        ? TimeZoneInfo.ConvertTimeFromUtc(utc, Zone)
        : throw new ArgumentException("an instant must be UTC", nameof(utc));

    public static DateTimeOffset WithOffset(DateTime utc) =>
        new(LocalOf(utc), Zone.GetUtcOffset(utc));

    public static DateTime InstantOf(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        // A clock reading that summer time skipped is read as if the clock had not been put forward.
        return Zone.IsInvalidTime(local)
            ? DateTime.SpecifyKind(local - Zone.BaseUtcOffset, DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }
}
