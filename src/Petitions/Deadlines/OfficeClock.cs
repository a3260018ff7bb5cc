namespace Petitions.Deadlines;

public sealed class OfficeClock(TimeProvider time)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOf(Now);

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));
}
