namespace Petitions.Dispatch;

public enum MailState
{
    Waiting,
    Sent,
    Cancelled,
    Failed,

    /// <summary>Sent, and come back as undeliverable.</summary>
    Returned,
}

/// <summary>
/// A mail to the outside, written in the transaction of the act that causes it and sent afterwards.
/// The Message-ID is fixed here, so that a repeat after a crash is recognised as the same mail.
/// </summary>
public sealed class OutboxMail
{
    public Guid Id { get; init; }
    public Guid? CaseId { get; init; }
    public required string Kind { get; init; }
    public required string MessageId { get; init; }
    public required string To { get; init; }

    /// <summary>The person who reads it, if he is one of ours: the guard is asked again before sending.</summary>
    public string? PersonId { get; init; }
    public string? UnitId { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>Not before this instant: until then the mail can be taken back.</summary>
    public DateTime NotBefore { get; set; }
    public MailState State { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public DateTime? SentAt { get; set; }
}

/// <summary>A line on somebody's desk. The code carries no name and no matter; the case is looked up, guarded, on opening.</summary>
public sealed class Notice
{
    public long Id { get; init; }
    public required string PersonId { get; init; }
    public required string Code { get; init; }
    public Guid? CaseId { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? AcknowledgedAt { get; set; }

    /// <summary>补发: it was to be told earlier, but the server was down. Many of these are shown as one.</summary>
    public bool Late { get; init; }

    /// <summary>One notice per cause and person, however often a sweep is repeated.</summary>
    public required string Cause { get; init; }
}
