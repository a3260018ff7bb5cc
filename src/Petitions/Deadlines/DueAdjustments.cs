namespace Petitions.Deadlines;

/// <summary>What happened to a clock on its way: the intervals in which it stood still, and the extension that was granted.</summary>
public sealed record DueAdjustments(IReadOnlyList<ClockStop> Stops, DeadlineSpan? ExtendedBy)
{
    public static DueAdjustments None { get; } = new([], null);
}

/// <summary>
/// An interval that is over in which the clock stood still. Where days are counted, the day it began is not counted and the
/// day it ended is: a stop moves the raw date by exactly its days, and two that meet do what one would do.
/// </summary>
public readonly record struct ClockStop(DateTime FromUtc, DateTime ToUtc, StopGround Ground)
{
    public bool Covers(DateOnly day) => OfficeTime.DateOf(FromUtc) <= day && day < OfficeTime.DateOf(ToUtc);
}
