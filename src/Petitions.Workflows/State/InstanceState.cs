using System.Text.Json;
using System.Text.Json.Nodes;

namespace Petitions.Workflows.State;

/// <summary>
/// All that is known of an instance between two bursts. Immutable: a burst makes a new one, so that a host whose
/// transaction fails can run the same stimulus again on the old one. Do not change the JSON values it holds.
/// </summary>
public sealed record InstanceState
{
    /// <summary>Id given by the host.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Definition the instance runs.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version of the definition the instance stays on.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>Whether it can still go on.</summary>
    public WorkflowStatus Status { get; init; }

    /// <summary>How it waits or ended.</summary>
    public WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Name set by SetName, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Correlation id set by Correlate, or null.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When it was started, in UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When it ended, in UTC; null while it runs.</summary>
    public DateTime? FinishedAt { get; init; }

    /// <summary>What it waits for, oldest first.</summary>
    public IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>All incidents so far, the resolved ones included.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Workflow variables by name.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Variables { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Workflow inputs by name; kept for the life of the instance.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Input { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Workflow outputs by name.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Output { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Events nobody waited for yet, oldest first.</summary>
    public IReadOnlyList<EarlyEvent> EarlyEvents { get; init; } = [];

    /// <summary>How often each activity was started, by node id.</summary>
    public IReadOnlyDictionary<string, int> Visits { get; init; } = new Dictionary<string, int>();

    /// <summary>How long each activity has waited, by node id: waits that have ended. An open one counts from its <see cref="Bookmark.OpenedAt"/>.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Waited { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>How often each connection was followed, by <c>flowchart node id/connection key</c>.</summary>
    public IReadOnlyDictionary<string, int> Taken { get; init; } = new Dictionary<string, int>();

    /// <summary>Last outputs of activities, by node id and output name.</summary>
    public IReadOnlyDictionary<string, JsonObject> ActivityOutputs { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>The result given last, of whatever activity.</summary>
    public JsonNode? LastResult { get; init; }

    /// <summary>Executions that have not ended, containers included, in the order of scheduling.</summary>
    public IReadOnlyList<ActivityExecution> Executions { get; init; } = [];

    /// <summary>Last number given to an execution, bookmark or incident.</summary>
    public int LastNumber { get; init; }

    /// <summary>Incidents that nobody has dealt with yet.</summary>
    public IEnumerable<Incident> OpenIncidents => Incidents.Where(incident => incident.ResolvedAt is null);

    /// <summary>The state as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StateJson.Options);

    /// <summary>Reads a state written by <see cref="ToJson"/>.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is no state.</exception>
    public static InstanceState FromJson(string json)
        => JsonSerializer.Deserialize<InstanceState>(json, StateJson.Options) ?? throw new JsonException("The state is null.");
}
