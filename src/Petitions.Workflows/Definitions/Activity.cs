using Petitions.Workflows.Activities;

namespace Petitions.Workflows.Definitions;

/// <summary>An activity of a definition with everything the file says about it.</summary>
public sealed class Activity
{
    /// <summary>Id, unique within its container.</summary>
    public required string Id { get; init; }

    /// <summary>Path of ids, unique within the definition: <c>Workflow1:root:id</c>.</summary>
    public required string NodeId { get; init; }

    /// <summary>Name; the id when the file gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Text shown by the designer, or null.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Type name such as <c>Elsa.FlowDecision</c>.</summary>
    public required string Type { get; init; }

    /// <summary>JSON path of the activity in the file.</summary>
    public required string Path { get; init; }

    /// <summary>Place on the designer's canvas, or null.</summary>
    public DesignerBox? Designer { get; init; }

    /// <summary>Inputs by property name in camel case; those the file does not give are absent.</summary>
    public IReadOnlyDictionary<string, ActivityInput> Inputs { get; init; } = new Dictionary<string, ActivityInput>();

    /// <summary>Ids of the variables that capture outputs, by output name in camel case.</summary>
    public IReadOnlyDictionary<string, string> Captures { get; init; } = new Dictionary<string, string>();

    /// <summary>Activities of a container in file order: <c>activities</c>, or <c>then</c>, <c>else</c>, <c>body</c>.</summary>
    public IReadOnlyList<Activity> Children { get; init; } = [];

    /// <summary>Connections of a flowchart, in file order.</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>Variables of a container, new on each entry.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Cases of a FlowSwitch.</summary>
    public IReadOnlyList<SwitchCase> Cases { get; init; } = [];

    /// <summary>Id of the variable a SetVariable assigns, or null.</summary>
    public string? VariableId { get; init; }

    /// <summary>Outcomes it can have; null when they are known only when it has run.</summary>
    public IReadOnlyList<string>? PossibleOutcomes => Behavior.OutcomesOf(this);

    /// <summary>Id of the child a flowchart begins with, or null.</summary>
    public string? StartId => Graph?.StartId;

    /// <summary>The container it stands in, or null for the root.</summary>
    public Activity? Parent { get; internal set; }

    internal Activity? Then { get; init; }

    internal Activity? Else { get; init; }

    internal Activity? Body { get; init; }

    internal MergeMode MergeMode { get; init; }

    /// <summary>Join mode WaitAll, merge mode Merge or Converge: Elsa minds a way that was not taken, in one mode at least.</summary>
    internal bool WaitsForAll { get; init; }

    internal FlowGraph? Graph { get; init; }

    internal ActivityBehavior Behavior { get; init; } = null!;
}
