namespace Petitions.Workflows.Definitions;

/// <summary>A checked definition, ready to run. Immutable; may be shared between threads and kept for the life of the process.</summary>
public sealed class WorkflowDefinition
{
    private readonly Dictionary<string, Activity> byNodeId = new(StringComparer.Ordinal);

    internal WorkflowDefinition(Activity root)
    {
        Root = root;
        Index(root);
    }

    /// <summary>Id of the definition, the same for all its versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Id of this version (the file's <c>id</c>). Instances stay on it.</summary>
    public required string VersionId { get; init; }

    /// <summary>Number of this version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The activity that is the workflow, normally a flowchart.</summary>
    public Activity Root { get; }

    /// <summary>Variables of the workflow.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Declared inputs.</summary>
    public IReadOnlyList<ArgumentDefinition> Inputs { get; init; } = [];

    /// <summary>Declared outputs.</summary>
    public IReadOnlyList<ArgumentDefinition> Outputs { get; init; } = [];

    /// <summary>What a fault does, when the file says so; null leaves it to <see cref="Execution.RunnerOptions"/>.</summary>
    public Execution.IncidentStrategy? IncidentStrategy { get; init; }

    /// <summary>Warnings and mistakes found while reading.</summary>
    public IReadOnlyList<DefinitionProblem> Warnings { get; init; } = [];

    /// <summary>The file, as read.</summary>
    public required string SourceJson { get; init; }

    /// <summary>Every activity of the definition, containers included, parents before children.</summary>
    public IEnumerable<Activity> AllActivities => byNodeId.Values;

    /// <summary>The activity with a node id, or null.</summary>
    /// <param name="nodeId">Path of ids.</param>
    public Activity? Find(string nodeId) => byNodeId.GetValueOrDefault(nodeId);

    private void Index(Activity activity)
    {
        byNodeId[activity.NodeId] = activity;
        foreach (var child in activity.Children) Index(child);
    }
}
