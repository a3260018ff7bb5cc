namespace Petitions.Intake.Mail;

/// <summary>What a clerk needs of one mail. The raw octets are the caller's to keep.</summary>
public sealed record ReadMail
{
    public string Subject { get; init; } = "";

    public string? FromName { get; init; }

    /// <summary>Null when the sender is unknown; <see cref="ReplyTo"/> may then be the only contact.</summary>
    public string? FromAddress { get; init; }

    public string? ReplyTo { get; init; }

    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>As the sender wrote it, for showing: no deadline starts here.</summary>
    public DateTimeOffset? Date { get; init; }

    public string Text { get; init; } = "";

    /// <summary>The text was longer than the limit; the original has to be looked at.</summary>
    public bool TextCut { get; init; }

    /// <summary>The HTML as it came, hostile until sanitized: never show it as it is.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Mails that came inside this one, each read like a mail of its own.</summary>
    public IReadOnlyList<ReadMail> Nested { get; init; } = [];

    /// <summary>The subjects of all mails inside, outer before inner.</summary>
    public IReadOnlyList<string> NestedSubjects => [.. Nested.SelectMany(mail => mail.NestedSubjects.Prepend(mail.Subject))];

    /// <summary>The charset the body was read in.</summary>
    public string Charset { get; init; } = "us-ascii";

    /// <summary>Label and octets did not agree somewhere: offer to read again under another charset.</summary>
    public bool CharsetGuessed { get; init; }

    /// <summary>Written by a machine and no bounce: no answer, no reopening, no deadline.</summary>
    public bool AutoReply { get; init; }

    /// <summary>Says that a mail of ours was not delivered.</summary>
    public bool Bounce { get; init; }

    /// <summary>Message-ID of our mail that came back, when the report names it.</summary>
    public string? ReturnedMessageId { get; init; }

    public bool HasSignature { get; init; }

    public bool IsEncrypted { get; init; }

    /// <summary>Our number in the subject; null too when it names two different ones.</summary>
    public string? Reference { get; init; }

    public string? MessageId { get; init; }

    /// <summary>What the receiving server says of the sender (SPF, DKIM).</summary>
    public string? AuthenticationResults { get; init; }

    /// <summary>Message-IDs this mail answers, the nearest last.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Null, or a code of <see cref="QuarantineReason"/>; what could still be read is filled in.</summary>
    public string? Quarantined { get; init; }
}
