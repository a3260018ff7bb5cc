namespace Petitions.Deadlines;

/// <summary>
/// When the office opens and closes, Asia/Shanghai. A last day ends at the close (民法典 203 II: where
/// there are business hours, at the end of business), not at midnight.
/// </summary>
public sealed record OfficeHours(TimeOnly Opens, TimeOnly Closes)
{
    public static OfficeHours Default { get; } = new(new TimeOnly(8, 30), new TimeOnly(17, 30));
}
