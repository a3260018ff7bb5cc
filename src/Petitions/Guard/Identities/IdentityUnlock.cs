namespace Petitions.Guard.Identities;

/// <summary>身份查阅审批: one sealed officer asks to know who wrote, another one says yes or no. It opens for the one who asked, for some hours.</summary>
public sealed class IdentityUnlock
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string AskedBy { get; init; }
    public required string Reason { get; init; }
    public DateTime AskedAt { get; init; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Until when it is open; null where it was refused, or waits.</summary>
    public DateTime? Until { get; private set; }

    public bool IsOpenAt(DateTime now) => Until > now;

    internal void Decide(string personId, DateTime now, DateTime? until) => (DecidedBy, DecidedAt, Until) = (personId, now, until);
}
