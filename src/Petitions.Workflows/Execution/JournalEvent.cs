namespace Petitions.Workflows.Execution;

/// <summary>What happened to an activity.</summary>
public enum JournalEvent
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It waits at a bookmark.</summary>
    Suspended,

    /// <summary>What it waited for came.</summary>
    Resumed,

    /// <summary>It ended with its outcomes.</summary>
    Completed,

    /// <summary>It failed.</summary>
    Faulted,

    /// <summary>It was cancelled while it waited.</summary>
    Cancelled,
}
