using System.Text.Json.Nodes;

namespace Petitions.Workflows.State;

/// <summary>One execution of an activity that has not ended.</summary>
/// <param name="Id">Number, unique within the instance, in the order of scheduling.</param>
/// <param name="NodeId">Node id of the activity.</param>
/// <param name="ParentId">Number of the execution of its container, or null for the root.</param>
public sealed record ActivityExecution(int Id, string NodeId, int? ParentId)
{
    /// <summary>Where it stands.</summary>
    public ExecutionStatus Status { get; init; }

    /// <summary>Values of a container's own variables by variable id.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? Variables { get; init; }

    /// <summary>Flowchart: indexes of the connections over which a branch has arrived at an activity that still waits for others.</summary>
    public IReadOnlyList<int> Arrivals { get; init; } = [];

    /// <summary>Flowchart: indexes of the connections whose next arrival comes too late for a step that ran at the first.</summary>
    public IReadOnlyList<int> Ignored { get; init; } = [];

    /// <summary>Id of the join whose race it lost while it was queued; null when it lost none.</summary>
    public string? LostTo { get; init; }

    /// <summary>Sequence: index of the child that runs.</summary>
    public int Position { get; init; }
}
