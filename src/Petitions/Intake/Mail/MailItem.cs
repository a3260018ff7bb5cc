namespace Petitions.Intake.Mail;

public enum MailFate
{
    Registered,
    Answer,
    Quarantined,
    AutoReply,
    Bounce,

    /// <summary>Written by us and come back as a copy.</summary>
    Own,

    /// <summary>A person looked at it in quarantine and said that it is no letter.</summary>
    Discarded,
}

/// <summary>One mail that came in, by the hash of its octets: what became of it, so that none is lost and none counted twice.</summary>
public sealed class MailItem
{
    public required string Sha256 { get; init; }
    public required string Source { get; init; }
    public DateTime TakenAt { get; init; }

    /// <summary>When the server had it; the Date header is only the writer's word.</summary>
    public DateTime? ArrivedAt { get; init; }
    public string? FromAddress { get; set; }
    public string? FromName { get; set; }
    public string? Subject { get; set; }
    public string? MessageId { get; init; }
    public long Size { get; init; }
    public MailFate Fate { get; private set; }

    /// <summary>Why it is in quarantine; the raw mail waits there for a person.</summary>
    public string? Reason { get; private set; }
    public Guid? CaseId { get; private set; }

    /// <summary>The mail of ours that it answers or sends back.</summary>
    public Guid? OutboxId { get; set; }

    /// <summary>Codes of <see cref="MailMark"/>, separated by blanks.</summary>
    public string Marks { get; set; } = "";

    /// <summary>In which charset a person said it is to be read; null is what the octets and labels say.</summary>
    public string? Charset { get; set; }
    public string? ResolvedBy { get; private set; }
    public DateTime? ResolvedAt { get; private set; }

    public IReadOnlyList<string> MarkList => Marks.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Becomes(MailFate fate, string? reason, Guid? caseId) => (Fate, Reason, CaseId) = (fate, reason, caseId);

    /// <summary>Decided by a person: out of the quarantine, whatever became of it.</summary>
    public void Resolve(string? personId, DateTime now) => (ResolvedBy, ResolvedAt) = (personId, now);
}
