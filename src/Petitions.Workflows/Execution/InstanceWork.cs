using System.Text.Json.Nodes;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Execution;

/// <summary>
/// Working copy of a state during one burst. Collections are copied, the immutable records and JSON values in them
/// are shared with the old state: nothing here ever changes one in place.
/// </summary>
internal sealed class InstanceWork(InstanceState before)
{
    public InstanceState Before { get; } = before;

    public SortedDictionary<int, ActivityExecution> Executions { get; } = new(before.Executions.ToDictionary(execution => execution.Id));

    public List<Bookmark> Bookmarks { get; } = [.. before.Bookmarks];

    public List<Incident> Incidents { get; } = [.. before.Incidents];

    public List<EarlyEvent> EarlyEvents { get; } = [.. before.EarlyEvents];

    public Dictionary<string, JsonNode?> Variables { get; } = new(before.Variables, StringComparer.Ordinal);

    public Dictionary<string, JsonNode?> Output { get; } = new(before.Output, StringComparer.Ordinal);

    public Dictionary<string, int> Visits { get; } = new(before.Visits, StringComparer.Ordinal);

    public Dictionary<string, TimeSpan> Waited { get; } = new(before.Waited, StringComparer.Ordinal);

    public Dictionary<string, int> Taken { get; } = new(before.Taken, StringComparer.Ordinal);

    public Dictionary<string, JsonObject> ActivityOutputs { get; } = new(before.ActivityOutputs, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, JsonNode?> Input => Before.Input;

    public JsonNode? LastResult { get; set; } = before.LastResult;

    public string? Name { get; set; } = before.Name;

    public string? CorrelationId { get; set; } = before.CorrelationId;

    public int LastNumber { get; set; } = before.LastNumber;

    public List<JournalEntry> Journal { get; } = [];

    public IEnumerable<ActivityExecution> ChildrenOf(int executionId) => Executions.Values.Where(execution => execution.ParentId == executionId);

    public void Update(ActivityExecution execution) => Executions[execution.Id] = execution;

    public int NextNumber() => ++LastNumber;

    /// <summary>Ends waits, whatever for; how long they took is kept.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Close(Predicate<Bookmark> which, DateTime now)
    {
        foreach (var bookmark in Bookmarks.FindAll(which))
            if (bookmark.OpenedAt != default && now > bookmark.OpenedAt) Waited[bookmark.NodeId] = Waited.GetValueOrDefault(bookmark.NodeId) + (now - bookmark.OpenedAt);
        return Bookmarks.RemoveAll(which) > 0;
    }

    public static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    public InstanceState ToState(WorkflowStatus status, WorkflowSubStatus subStatus, DateTime now) => Before with
    {
        Status = status,
        SubStatus = subStatus,
        FinishedAt = status == WorkflowStatus.Finished ? now : null,
        Name = Name,
        CorrelationId = CorrelationId,
        Executions = [.. Executions.Values],
        Bookmarks = Bookmarks,
        Incidents = Incidents,
        EarlyEvents = EarlyEvents,
        Variables = Variables,
        Output = Output,
        Visits = Visits,
        Waited = Waited,
        Taken = Taken,
        ActivityOutputs = ActivityOutputs,
        LastResult = LastResult,
        LastNumber = LastNumber,
    };
}
