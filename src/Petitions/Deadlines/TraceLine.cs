namespace Petitions.Deadlines;

/// <summary>One day of the answer to "why this date?". Words are made by <see cref="DueTraceText"/>.</summary>
/// <remarks>
/// The number is the count that the day brings the total to, null if it does not count. The name is the
/// holiday's, the ground of a stop, or the year whose notice is missing.
/// </remarks>
public readonly record struct TraceLine(DateOnly Date, int? Number, TraceReason Reason, DayKind Kind, string? Name);
