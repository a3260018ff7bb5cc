namespace Petitions.Intake.Mail;

/// <summary>Why a mail was not read: stable codes, shown through resources.</summary>
public static class QuarantineReason
{
    public const string CutOff = "cut-off";
    public const string Empty = "empty";

    /// <summary>The mail was read, but taking it in failed: a fault of ours, not of the mail.</summary>
    public const string Failed = "failed";
    public const string HeaderTooLarge = "header-too-large";
    public const string NotAMail = "not-a-mail";
    public const string TooDeep = "too-deep";
    public const string TooLarge = "too-large";
    public const string TooManyEncodedWords = "too-many-encoded-words";
    public const string TooManyFromSender = "too-many-from-sender";
    public const string TooManyParts = "too-many-parts";
    public const string TooManyRecipients = "too-many-recipients";
    public const string TooManyReferences = "too-many-references";
    public const string Unreadable = "unreadable";
}
