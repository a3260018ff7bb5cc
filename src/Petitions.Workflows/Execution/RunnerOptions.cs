using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Execution;

/// <summary>Settings of a runner.</summary>
public sealed record RunnerOptions
{
    /// <summary>Limits of each script.</summary>
    public ScriptLimits Scripts { get; init; } = new();

    /// <summary>Most activities one burst may start; beyond it the burst ends with an incident. Default 10,000.</summary>
    public int MaxActivitiesPerBurst { get; init; } = 10_000;

    /// <summary>What a failure does where the definition does not say. Elsa's default stops the instance; ours only the branch.</summary>
    public IncidentStrategy IncidentStrategy { get; init; } = IncidentStrategy.StopBranch;
}
