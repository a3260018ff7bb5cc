namespace Petitions.Deadlines.Changes;

public enum MoveKind
{
    Paused,
    Resumed,
    Extended,

    /// <summary>A calendar was published or corrected.</summary>
    Calendar,

    /// <summary>Ended because nothing was to be done, and something is after all.</summary>
    Reopened,

    BreachWithdrawn,
    Acknowledged,
}

/// <summary>One line of a clock's history: what changed it, when, by whom, and what that did to the date.</summary>
public sealed class DeadlineMove
{
    public long Id { get; init; }
    public Guid DeadlineId { get; init; }
    public Guid CaseId { get; init; }
    public DateTime At { get; init; }
    public string? PersonId { get; init; }
    public MoveKind Kind { get; init; }
    public string? Reason { get; init; }
    public DateOnly OldDue { get; init; }
    public DateOnly NewDue { get; init; }
}
