namespace Petitions.Workflows.State;

/// <summary>How an instance waits or ended.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Running: it waits at its bookmarks.</summary>
    Suspended,

    /// <summary>Finished: it reached its end.</summary>
    Finished,

    /// <summary>Finished: it was cancelled.</summary>
    Cancelled,

    /// <summary>Finished: incidents stop it. A retry sets it going again.</summary>
    Faulted,
}
