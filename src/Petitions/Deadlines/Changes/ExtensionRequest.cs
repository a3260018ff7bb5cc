namespace Petitions.Deadlines.Changes;

public enum ExtensionState { Asked, Approved, Refused }

/// <summary>延期: asked for with a reason, approved or refused by the head of the handling organ (条例 art. 34). Asking stops nothing.</summary>
public sealed class ExtensionRequest
{
    public Guid Id { get; init; }
    public Guid DeadlineId { get; init; }
    public Guid CaseId { get; init; }

    /// <summary>In the unit of the rule.</summary>
    public int Days { get; init; }
    public required string Reason { get; init; }
    public required string AskedBy { get; init; }
    public DateTime AskedAt { get; init; }
    public ExtensionState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Opinion { get; private set; }

    public void Decide(bool approved, string? opinion, string by, DateTime now) =>
        (State, Opinion, DecidedBy, DecidedAt) = (approved ? ExtensionState.Approved : ExtensionState.Refused, opinion, by, now);
}
