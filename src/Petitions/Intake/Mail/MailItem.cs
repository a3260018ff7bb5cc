namespace Petitions.Intake.Mail;

public enum MailFate { Registered, Answer, Quarantined, AutoReply, Bounce }

/// <summary>One mail that came in, by the hash of its octets: what became of it, so that none is lost and none counted twice.</summary>
public sealed class MailItem
{
    public required string Sha256 { get; init; }
    public required string Source { get; init; }
    public DateTime TakenAt { get; init; }
    public string? Subject { get; init; }
    public string? MessageId { get; init; }
    public MailFate Fate { get; init; }

    /// <summary>Why it is in quarantine; the raw mail waits there for a person.</summary>
    public string? Reason { get; init; }
    public Guid? CaseId { get; init; }
}
