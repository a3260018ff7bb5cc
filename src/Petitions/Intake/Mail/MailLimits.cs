namespace Petitions.Intake.Mail;

/// <summary>What one mail may cost. Everything beyond is quarantined before it is parsed.</summary>
public sealed record MailLimits
{
    public static MailLimits Default { get; } = new();

    public int MailBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>Of one header block, the mail's own or a part's.</summary>
    public int HeaderBytes { get; init; } = 128 * 1024;

    public int Depth { get; init; } = 50;

    /// <summary>Mails within mails: each level repeats all that is in it.</summary>
    public int NestedMails { get; init; } = 8;

    public int Parts { get; init; } = 1_000;

    public int Recipients { get; init; } = 500;

    public int References { get; init; } = 500;

    public int EncodedWords { get; init; } = 2_000;

    /// <summary>Of the readable body; a longer one is cut and marked, the raw mail keeps it.</summary>
    public int TextChars { get; init; } = 1_000_000;
}
