namespace Petitions.Workflows.State;

/// <summary>Something that stopped a branch and that a person has to look at.</summary>
/// <param name="Id">Id, unique within the instance.</param>
/// <param name="ActivityId">Id of the activity that failed.</param>
/// <param name="NodeId">Node id of the activity that failed.</param>
/// <param name="Input">Name of the input that could not be evaluated, or null.</param>
/// <param name="Message">What happened, for the administrator.</param>
/// <param name="At">When, in UTC.</param>
public sealed record Incident(string Id, string ActivityId, string NodeId, string? Input, string Message, DateTime At)
{
    /// <summary>Number of the activity execution that failed.</summary>
    public required int ExecutionId { get; init; }

    /// <summary>When it was retried, in UTC; null while it is open.</summary>
    public DateTime? RetriedAt { get; init; }
}
