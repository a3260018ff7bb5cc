namespace Petitions.Deadlines;

public enum DueKind { DeadlineStage, WorkflowTimer }

/// <summary>
/// Something that falls due: the one table behind deadlines, workflow delays and follow-up work, worked off by the sweep.
/// A unique index on deadline, stage and due version, and on the bookmark, lets each fire once only.
/// </summary>
public sealed class DueRow
{
    // Ways for a row to be over without having told anybody anything.
    private static readonly string[] Silent = ["met", "ended", "moved", "paused", "acknowledged", "over"];

    public long Id { get; init; }
    public DueKind Kind { get; init; }
    public DateTime DueAt { get; set; }
    public Guid CaseId { get; init; }
    public Guid? DeadlineId { get; init; }
    public string? Stage { get; init; }

    /// <summary>Of which due date of the deadline this is the stage.</summary>
    public int DueVersion { get; init; }
    public Guid? InstanceId { get; init; }
    public string? BookmarkId { get; init; }
    public DateTime? DoneAt { get; set; }

    /// <summary>What came of it: reminded, sent, escalated, breached, ended, ...</summary>
    public string? Result { get; set; }
    public int Attempts { get; set; }
    public DateTime? RetryAt { get; set; }

    public bool HasFired => Result is not null && !Silent.Contains(Result);

    /// <summary>What a notice of this stage is caused by: once for each due date.</summary>
    public string Cause => DueVersion <= 1 ? $"deadline:{DeadlineId}:{Stage}" : $"deadline:{DeadlineId}:{Stage}:{DueVersion}";

    public static DueRow Of(Deadline deadline, DeadlineStage stage) => new()
    {
        Kind = DueKind.DeadlineStage,
        DueAt = stage.AtUtc,
        CaseId = deadline.CaseId,
        DeadlineId = deadline.Id,
        Stage = stage.Id,
        DueVersion = deadline.DueVersion,
    };
}
