namespace Petitions.Workflows.Definitions;

/// <summary>How an activity of a flowchart treats several arrivals.</summary>
public enum MergeMode
{
    /// <summary>Wait for every branch that can still arrive, then run once. The rule without any setting, and of WaitAll and WaitAllActive.</summary>
    WaitForActive,

    /// <summary>Run at the first arrival and cancel whatever else was on its way (WaitAny, Race).</summary>
    FirstWins,

    /// <summary>Run at the first arrival; the other branches go on, but come too late (Cascade).</summary>
    FirstRuns,
}
