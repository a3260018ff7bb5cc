using MimeKit;
using Petitions.Intake.Mail.Charsets;
using Petitions.Intake.Mail.Headers;
using Petitions.Intake.Mail.Parts;

namespace Petitions.Intake.Mail;

/// <summary>
/// Turns the octets of a mail into what a clerk needs. Pure: no clock, no file, no network, and it never throws on bad
/// input; what cannot be read is quarantined with a reason and as much of the header as is legible.
/// </summary>
public static class MailReader
{
    const int LegibleBytes = 16 * 1024;
    const int LegibleField = 2 * 1024;

    static MailReader() => CodePages.Register();

    /// <param name="charset">A person said that it is to be read in this one, whatever labels and octets say.</param>
    public static ReadMail Read(ReadOnlyMemory<byte> raw, MailLimits limits, ReferenceFormats? formats = null, string? charset = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return ReadWithinLimits(MailStart.WithLineFeeds(raw), limits, formats ?? ReferenceFormats.Default, CharsetLabel.Normalize(charset));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A mail nobody foresaw must not stop the mailbox; it waits in quarantine for a better reader.
            return new() { Quarantined = QuarantineReason.Unreadable };
        }
    }

    static ReadMail ReadWithinLimits(ReadOnlyMemory<byte> raw, MailLimits limits, ReferenceFormats formats, string? charset)
    {
        if (raw.Span.Trim(" \t\r\n\0"u8).IsEmpty)
            return new() { Quarantined = QuarantineReason.Empty };
        if (MailStart.Find(raw.Span) is not (>= 0 and var start))
            return new() { Quarantined = QuarantineReason.NotAMail };

        var mail = raw[start..];
        var (length, bodyStart) = MailStart.Block(mail.Span);
        if (length > limits.HeaderBytes)
            return Legible(HeaderFields.Parse(mail[..Math.Min(length, LegibleBytes)]), QuarantineReason.HeaderTooLarge);

        var fields = HeaderFields.Parse(mail[..length]);
        if (!fields.LooksLikeMail)
            return new() { Quarantined = QuarantineReason.NotAMail };
        if (HeaderLimits.Broken(fields, limits) is { } broken)
            return Legible(fields, broken);

        var envelope = Envelope.Read(fields, formats, charset);
        if (bodyStart < 0)
            return envelope with { Quarantined = QuarantineReason.CutOff };
        if (raw.Length > limits.MailBytes)
            return envelope with { Quarantined = QuarantineReason.TooLarge };
        if (new MailOutline(limits).Broken(fields, mail[bodyStart..]) is { } tooMuch)
            return envelope with { Quarantined = tooMuch };

        return Compose(fields, envelope, MimeTree.Parse(fields, mail[bodyStart..], limits), limits, formats, charset);
    }

    /// <summary>Who wrote and about what, for the person who decides over the quarantine.</summary>
    static ReadMail Legible(HeaderFields fields, string reason) =>
        Envelope.Read(fields.Short(LegibleField), ReferenceFormats.Default) with { Quarantined = reason };

    /// <summary>A mail inside another that is parsed already and within the limits.</summary>
    internal static ReadMail Compose(MimeMessage message, MailLimits limits, ReferenceFormats formats, string? charset)
    {
        var fields = HeaderFields.Of(message.Headers);
        return Compose(fields, Envelope.Read(fields, formats, charset), message.Body, limits, formats, charset);
    }

    static ReadMail Compose(HeaderFields fields, ReadMail envelope, MimeEntity? body, MailLimits limits, ReferenceFormats formats, string? charset)
    {
        var reader = new BodyReader(limits, formats, charset);
        reader.Read(body);

        var text = CleanText.Body(string.Join("\n\n", reader.Texts.Where(t => !t.IsBlank).Select(t => t.Text.Trim('\r', '\n'))));
        var main = reader.Texts.FirstOrDefault(t => !t.IsBlank);
        var report = DeliveryReport.Find(reader.Leaves);
        var bounce = report?.Failed ?? BounceSigns.Found(fields, envelope);
        return envelope with
        {
            Text = CleanText.Cut(text, limits.TextChars),
            TextCut = text.Length > limits.TextChars || reader.Texts.Any(t => t.Cut),
            Html = reader.Texts.FirstOrDefault(t => t.Html is not null)?.Html,
            Attachments = reader.Attachments,
            Nested = reader.Nested,
            Charset = main?.Charset ?? CharsetLabel.Ascii,
            CharsetGuessed = envelope.CharsetGuessed || reader.Texts.Any(t => t.Guessed),
            Bounce = bounce,
            AutoReply = !bounce && (report is not null || AutoReplySigns.Found(fields, envelope.Subject)),
            ReturnedMessageId = bounce ? report?.ReturnedMessageId : null,
            HasSignature = reader.HasSignature,
            IsEncrypted = reader.IsEncrypted,
        };
    }
}
