using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Execution;

/// <summary>Whether one open step of an instance is there in another version.</summary>
/// <param name="ActivityId">Id of the activity.</param>
/// <param name="NodeId">Its node id in the old version.</param>
/// <param name="Obstacle">Why it does not map; null when it does.</param>
public sealed record StepMapping(string ActivityId, string NodeId, string? Obstacle);

/// <summary>
/// Moves a running instance to another version of its definition. It moves only if everything it stands at is there
/// too: each open step by its node id, with the same type and, for a task or an event, the same name.
/// </summary>
public sealed record VersionMove
{
    private VersionMove(IReadOnlyList<StepMapping> steps, InstanceState? state) => (Steps, State) = (steps, state);

    /// <summary>The open steps, containers and failed ones included, in the order in which they began.</summary>
    public IReadOnlyList<StepMapping> Steps { get; }

    /// <summary>The instance on the other version; null when a step does not map.</summary>
    public InstanceState? State { get; }

    /// <summary>Sees what a move would do; nothing is moved until the host stores the state.</summary>
    /// <param name="from">Version the instance is on.</param>
    /// <param name="to">Version to move it to.</param>
    /// <param name="state">The instance. One that has ended for good does not move.</param>
    public static VersionMove Plan(WorkflowDefinition from, WorkflowDefinition to, InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(state);
        var steps = state.Executions.Select(execution => Map(from, to, state, execution)).ToList();
        if (from.DefinitionId != to.DefinitionId) steps.Add(new StepMapping(to.Root.Id, to.Root.NodeId, $"'{to.DefinitionId}' is another workflow."));
        if (state.Executions.Count == 0) steps.Add(new StepMapping(from.Root.Id, from.Root.NodeId, "The instance has ended."));
        return new VersionMove(steps, steps.TrueForAll(step => step.Obstacle is null) ? Moved(from, to, state) : null);
    }

    private static StepMapping Map(WorkflowDefinition from, WorkflowDefinition to, InstanceState state, ActivityExecution execution)
    {
        var old = from.Find(execution.NodeId)!;
        return new StepMapping(old.Id, old.NodeId, ObstacleTo(to, state, execution, old));
    }

    private static string? ObstacleTo(WorkflowDefinition to, InstanceState state, ActivityExecution execution, Activity old)
    {
        if (to.Find(execution.NodeId) is not { } same) return $"There is no '{old.Id}' in version {to.Version}.";
        if (same.Type != old.Type) return $"'{old.Id}' is {same.Type} in version {to.Version}, not {old.Type}.";
        if (state.Bookmarks.FirstOrDefault(bookmark => bookmark.ExecutionId == execution.Id) is { } waits && NameOf(same) is { } name && name != waits.Name)
            return $"'{old.Id}' waits for '{name}' in version {to.Version}, not for '{waits.Name}'.";
        return execution.Arrivals.Any(index => IndexIn(same, old.Connections[index]) < 0)
            ? $"A connection that has brought a branch to a join of '{old.Id}' is not in version {to.Version}."
            : null;
    }

    private static InstanceState Moved(WorkflowDefinition from, WorkflowDefinition to, InstanceState state) => state with
    {
        DefinitionVersionId = to.VersionId,
        Executions = [.. state.Executions.Select(execution => Moved(from.Find(execution.NodeId)!, to.Find(execution.NodeId)!, execution))],
        Variables = to.Variables.ToDictionary(variable => variable.Name, variable => Kept(variable, state.Variables)),
    };

    private static ActivityExecution Moved(Activity old, Activity same, ActivityExecution execution) => execution with
    {
        Arrivals = [.. execution.Arrivals.Select(index => IndexIn(same, old.Connections[index]))],
        Ignored = [.. execution.Ignored.Select(index => IndexIn(same, old.Connections[index])).Where(index => index >= 0)],
        Position = old.Type == "Elsa.Sequence" ? Math.Max(0, same.Children.ToList().FindIndex(child => child.Id == old.Children[execution.Position].Id)) : execution.Position,
        Variables = same.Variables.Count == 0
            ? null
            : same.Variables.ToDictionary(variable => variable.Id, variable => execution.Variables?.TryGetValue(variable.Id, out var value) == true ? value : variable.Default),
    };

    // A variable that has another type now keeps what can be converted, and else begins anew.
    private static JsonNode? Kept(VariableDefinition variable, IReadOnlyDictionary<string, JsonNode?> values)
    {
        if (!values.TryGetValue(variable.Name, out var value)) return variable.Default;
        try
        {
            return ValueConverter.Convert(value, variable.Type);
        }
        catch (ExpressionException)
        {
            return variable.Default;
        }
    }

    private static int IndexIn(Activity flowchart, Connection connection) => flowchart.Connections.ToList().FindIndex(other => other.Key == connection.Key);

    private static string? NameOf(Activity activity)
        => (activity.Inputs.GetValueOrDefault("taskName") ?? activity.Inputs.GetValueOrDefault("eventName"))?.Expression is LiteralExpression { Value: { } name } ? name.ToString() : null;
}
