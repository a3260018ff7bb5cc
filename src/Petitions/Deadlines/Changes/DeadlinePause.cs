namespace Petitions.Deadlines.Changes;

/// <summary>中止: an interval in which a clock stands still, with its legal ground. Open until it is resumed.</summary>
public sealed class DeadlinePause
{
    public long Id { get; init; }
    public Guid DeadlineId { get; init; }
    public Guid CaseId { get; init; }
    public StopGround Ground { get; init; }
    public required string Reason { get; init; }
    public DateTime From { get; init; }
    public DateTime? To { get; private set; }
    public required string PausedBy { get; init; }

    /// <summary>Null when the case went on without it.</summary>
    public string? ResumedBy { get; private set; }

    public ClockStop? Stop => To is { } to ? new ClockStop(From, to, Ground) : null;

    public void End(DateTime now, string? by) => (To, ResumedBy) = (now, by);
}
