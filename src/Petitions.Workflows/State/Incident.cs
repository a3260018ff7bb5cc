namespace Petitions.Workflows.State;

/// <summary>Something that stopped a branch and that a person has to look at.</summary>
/// <param name="Id">Id, unique within the instance.</param>
/// <param name="ActivityId">Id of the activity that failed.</param>
/// <param name="NodeId">Node id of the activity that failed.</param>
/// <param name="Input">Name of the input that could not be evaluated, or null.</param>
/// <param name="Message">What happened, as Elsa words it; <see cref="Cause"/> says why.</param>
/// <param name="At">When, in UTC.</param>
public sealed record Incident(string Id, string ActivityId, string NodeId, string? Input, string Message, DateTime At)
{
    /// <summary>Number of the activity execution that failed.</summary>
    public required int ExecutionId { get; init; }

    /// <summary>Why it happened, in the words of the script or of the conversion; null when the message says it all.</summary>
    public string? Cause { get; init; }

    /// <summary>When somebody dealt with it, by a retry or by skipping the activity, in UTC; null while it is open.</summary>
    public DateTime? ResolvedAt { get; init; }
}
