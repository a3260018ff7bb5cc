using MimeKit;

namespace Petitions.Dispatch;

/// <summary>The mail as it goes over the wire: the same bytes' worth of headers at every attempt.</summary>
internal static class OutgoingMessage
{
    public static MimeMessage Of(OutboxMail mail, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId.Trim('<', '>'),
            Subject = OneLine(mail.Subject),
            Date = new DateTimeOffset(DateTime.SpecifyKind(mail.CreatedAt, DateTimeKind.Utc)),
            Body = new TextPart("plain") { Text = Readable(mail.Text) },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(OneLine(mail.To)));
        // RFC 3834: whoever is away does not answer us.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>A line break in a subject would begin a header of the writer's own choice.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || IsSeparator(c) ? ' ' : c)).Trim();

    private static string Readable(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static bool IsSeparator(char c) => c is '\u2028' or '\u2029';
}
