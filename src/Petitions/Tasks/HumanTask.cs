using Petitions.Access;

namespace Petitions.Tasks;

public enum TaskState { Open, Done, Withdrawn }

/// <summary>
/// One piece of work for one person: an open <c>Elsa.RunTask</c> of the case's workflow. Who may take it is the
/// conjunction of the conditions set here; the guard comes on top of them.
/// </summary>
public sealed class HumanTask
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public Guid InstanceId { get; init; }
    public required string BookmarkId { get; init; }

    /// <summary>The task name in the workflow file: <c>read</c>, <c>route</c>, ...</summary>
    public required string Step { get; init; }
    public Role? Role { get; set; }
    public string? UnitId { get; set; }

    /// <summary>Only the leading group of <see cref="UnitId"/>.</summary>
    public bool HeadsOnly { get; set; }
    public string? PersonId { get; set; }

    /// <summary>The author of the step before, who may not confirm himself.</summary>
    public string? NotPersonId { get; set; }

    /// <summary>Nobody was eligible, so the task went to the discipline or higher organ.</summary>
    public bool Escalated { get; set; }
    public required string PayloadJson { get; init; }
    public TaskState State { get; private set; } = TaskState.Open;
    public string? ClaimedBy { get; private set; }
    public string? Outcome { get; private set; }
    public string? DoneBy { get; private set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? DoneAt { get; private set; }
    public int Version { get; private set; } = 1;

    public void Claim(string personId) => (ClaimedBy, Version) = (personId, Version + 1);

    public void Release() => (ClaimedBy, Version) = (null, Version + 1);

    // No person: the system completed it.
    public void Complete(string outcome, string? personId, DateTime now)
    {
        State = TaskState.Done;
        (Outcome, DoneBy, DoneAt, Version) = (outcome, personId, now, Version + 1);
    }

    /// <summary>Taken back by the office: the workflow went another way, or nobody here may have it any more.</summary>
    public void Withdraw(DateTime now) => (State, DoneAt, Version) = (TaskState.Withdrawn, now, Version + 1);
}
