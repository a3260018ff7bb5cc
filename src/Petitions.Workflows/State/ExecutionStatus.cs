namespace Petitions.Workflows.State;

/// <summary>Where one execution of an activity stands.</summary>
public enum ExecutionStatus
{
    /// <summary>It is in the queue of the burst.</summary>
    Scheduled,

    /// <summary>It waits: a container for its children, another activity for its bookmark.</summary>
    Waiting,

    /// <summary>It failed; an incident tells why.</summary>
    Faulted,

    /// <summary>The failure of another branch stopped it; a retry begins it anew.</summary>
    Halted,
}
