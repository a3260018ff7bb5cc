namespace Petitions.Intake.Mailboxes;

/// <summary>What became of a mail as the server lists it. Together they add up to what lies in the folder.</summary>
public enum SeenOutcome
{
    /// <summary>Its octets are here: a letter, an answer, or in quarantine, as its <c>MailItem</c> says.</summary>
    Taken,

    /// <summary>Older than the day from which mails are taken.</summary>
    Ignored,

    /// <summary>Deleted or moved by somebody while we fetched.</summary>
    Gone,

    /// <summary>The server could not give it out: tried again, and counted with the quarantine.</summary>
    NotFetched,
}

/// <summary>One mail by its place on a server: account, folder, UIDVALIDITY and UID (intake.md §6). Its content is known by the hash.</summary>
public sealed class SeenMail
{
    public long Id { get; init; }
    public Guid MailboxId { get; init; }
    public uint UidValidity { get; init; }
    public uint Uid { get; init; }
    public string? Sha256 { get; set; }
    public SeenOutcome Outcome { get; set; }
    public string? Reason { get; set; }
    public int Attempts { get; set; }
    public DateTime SeenAt { get; init; }
    public DateTime? RetryAt { get; set; }

    /// <summary>Marked, moved or deleted on the server as the mailbox says; a crash before that is made good at the next look.</summary>
    public bool Settled { get; set; }
}

/// <summary>One count of a folder against the register: the proof that nothing was lost.</summary>
public sealed class MailboxCount
{
    public long Id { get; init; }
    public Guid MailboxId { get; init; }
    public DateTime CountedAt { get; init; }
    public int OnServer { get; init; }
    public int Registered { get; init; }
    public int Quarantined { get; init; }
    public int Ignored { get; init; }

    /// <summary>On the server and nowhere here; they are fetched right after the count.</summary>
    public int Missing { get; init; }

    public bool AddsUp => Missing == 0 && OnServer == Registered + Quarantined + Ignored;
}
