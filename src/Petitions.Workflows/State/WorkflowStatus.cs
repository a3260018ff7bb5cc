namespace Petitions.Workflows.State;

/// <summary>Whether an instance can still go on.</summary>
public enum WorkflowStatus
{
    /// <summary>It waits for something.</summary>
    Running,

    /// <summary>It has ended. Only a retry of an incident leads out of it.</summary>
    Finished,
}
