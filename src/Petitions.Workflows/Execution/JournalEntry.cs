using System.Text.Json.Nodes;

namespace Petitions.Workflows.Execution;

/// <summary>One entry of what a burst did, in order. The root container has no entries.</summary>
/// <param name="ActivityId">Id of the activity.</param>
/// <param name="NodeId">Node id of the activity.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When, in UTC.</param>
public sealed record JournalEntry(string ActivityId, string NodeId, JournalEvent Event, DateTime At)
{
    /// <summary>Outcomes of a completed activity, else empty.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Evaluated inputs of a host activity that started, nulls left out; else null.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>Message of a fault, or the text of a WriteLine.</summary>
    public string? Message { get; init; }
}
