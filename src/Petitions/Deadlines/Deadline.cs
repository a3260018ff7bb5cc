namespace Petitions.Deadlines;

/// <summary>A clock that runs on a case, with the version of rule and calendar it was counted by. Overdue is derived.</summary>
public sealed class Deadline
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string RuleId { get; init; }
    public required string RuleVersion { get; init; }
    public required string CalendarVersion { get; init; }
    public DateTime StartedAt { get; init; }
    public DateOnly Raw { get; init; }
    public DateOnly Due { get; init; }
    public DateTime DueAt { get; init; }
    public bool Provisional { get; init; }
    public DateTime? MetAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>Stays on record even when the clock is met later.</summary>
    public DateTime? BreachedAt { get; private set; }

    public bool IsRunning => MetAt is null && EndedAt is null;

    public void Meet(DateTime now) => MetAt ??= now;

    public void End(DateTime now, string reason) => (EndedAt, EndReason) = (now, reason);

    public void Resume() => (EndedAt, EndReason) = (null, null);

    public void Breach(DateTime now) => BreachedAt ??= now;
}
