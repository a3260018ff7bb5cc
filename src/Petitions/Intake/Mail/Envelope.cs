using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail;

/// <summary>What the header block alone tells of a mail.</summary>
internal static class Envelope
{
    public static ReadMail Read(HeaderFields fields, ReferenceFormats formats, string? charset = null)
    {
        // Raw headers are most likely in the charset of the body.
        var hint = charset ?? FieldParameters.Parse(fields.First("Content-Type")).Token("charset");
        var subject = HeaderText.Read(fields.First("Subject"), hint);
        var (senders, senderGuessed) = MailboxList.Parse(fields.First("From"), hint);
        var sender = Best(senders);
        return new()
        {
            Subject = subject.Text,
            FromName = sender.Name,
            FromAddress = sender.Address,
            ReplyTo = Best(MailboxList.Parse(fields.First("Reply-To"), hint).Mailboxes).Address,
            To = [.. fields.Every("To").SelectMany(to => MailboxList.Parse(to, hint).Mailboxes).Select(to => to.Address).OfType<string>()],
            Date = MailDate.Parse(fields.Token("Date")),
            CharsetGuessed = subject.Guessed || senderGuessed,
            Reference = formats.Find(subject.Text),
            AuthenticationResults = fields.Has("Authentication-Results") ? CleanText.Line(string.Join("; ", fields.Every("Authentication-Results").Select(v => HeaderText.Unfold(System.Text.Encoding.Latin1.GetString(v.Span))))) : null,
            MessageId = MessageIds.First(fields.Token("Message-ID")),
            References = [.. MessageIds.Parse(fields.Token("References")).Union(MessageIds.Parse(fields.Token("In-Reply-To")))],
        };
    }

    static Mailbox Best(List<Mailbox> mailboxes) =>
        mailboxes.Find(mailbox => mailbox.Address is not null) is { Address: not null } found ? found : mailboxes.FirstOrDefault();
}
