namespace Petitions.Workflows.Execution;

/// <summary>What the failure of one branch does to the others.</summary>
public enum IncidentStrategy
{
    /// <summary>Only the failed branch stops (Elsa's ContinueWithIncidentsStrategy).</summary>
    StopBranch,

    /// <summary>The whole instance stops at once: queued work is dropped and waits are closed (Elsa's FaultStrategy). A retry begins them anew.</summary>
    StopInstance,
}
