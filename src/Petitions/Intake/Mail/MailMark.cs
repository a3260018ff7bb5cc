namespace Petitions.Intake.Mail;

/// <summary>What a clerk should know before he trusts a mail: stable codes, shown through resources.</summary>
public static class MailMark
{
    public const string CharsetGuessed = "charset-guessed";
    public const string DateOdd = "date-odd";
    public const string Encrypted = "encrypted";
    public const string Forwarded = "forwarded";
    public const string Incomplete = "incomplete";
    public const string NameShowsAddress = "name-shows-address";
    public const string NoSender = "no-sender";
    public const string OwnDomainFromOutside = "own-domain-from-outside";
    public const string SameMessageId = "same-message-id";
    public const string SenderUnknown = "sender-unknown";
    public const string Signed = "signed";
}
