namespace Petitions.Deadlines;

/// <summary>
/// How far a stage lies from the due instant: so many working days at an hour of the office, or so many
/// minutes by the clock.
/// </summary>
public sealed record StageDistance
{
    private readonly int amount;

    private StageDistance(int amount, TimeOnly? at) => (this.amount, At) = (amount, at);

    /// <summary>The hour of the office, null if the distance is in minutes.</summary>
    public TimeOnly? At { get; }

    /// <summary>Working days, or minutes where no hour is given.</summary>
    public int Amount => amount;

    public static StageDistance WorkingDays(int days, TimeOnly at) => new(days, at);

    public static StageDistance Minutes(int minutes) => new(minutes, null);

    internal DateTime Before(DueResult due, WorkCalendar calendar) => Signed(due, calendar, -amount);

    internal DateTime After(DueResult due, WorkCalendar calendar) => Signed(due, calendar, amount);

    private DateTime Signed(DueResult due, WorkCalendar calendar, int distance) => At is { } hour
        ? OfficeTime.InstantOf(calendar.AddWorkdays(due.Due, distance), hour)
        : due.DueAtUtc.AddMinutes(distance);
}
