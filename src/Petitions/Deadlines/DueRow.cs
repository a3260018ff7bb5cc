namespace Petitions.Deadlines;

public enum DueKind { DeadlineStage, WorkflowTimer }

/// <summary>
/// Something that falls due: the one table behind deadlines, workflow delays and follow-up work, worked off by the sweep.
/// A unique index on deadline and stage, and on the bookmark, lets each fire once only.
/// </summary>
public sealed class DueRow
{
    public long Id { get; init; }
    public DueKind Kind { get; init; }
    public DateTime DueAt { get; init; }
    public Guid CaseId { get; init; }
    public Guid? DeadlineId { get; init; }
    public string? Stage { get; init; }
    public Guid? InstanceId { get; init; }
    public string? BookmarkId { get; init; }
    public DateTime? DoneAt { get; set; }

    /// <summary>What came of it: reminded, sent, escalated, breached, ended, ...</summary>
    public string? Result { get; set; }
    public int Attempts { get; set; }
    public DateTime? RetryAt { get; set; }
}
