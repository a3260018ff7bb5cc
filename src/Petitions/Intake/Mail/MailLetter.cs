using Petitions.Cases;
using Petitions.Deadlines;

namespace Petitions.Intake.Mail;

/// <summary>The receipt and registration of a letter that came as a mail.</summary>
internal static class MailLetter
{
    private const string NoSubject = "(无主题)";

    public static LetterReceived Of(ReadMail mail, MailArrival arrival, OfficeClock clock)
    {
        var writer = Writer(mail, arrival);
        return new()
        {
            Channel = Channel.Mail,
            // The Date header is the writer's word; the clocks start when the house has it.
            ReceivedAt = arrival.ArrivedAt is { } at && at <= clock.Now ? at : clock.Now,
            SentOn = mail.Date is { } sent && sent.UtcDateTime <= clock.Now ? clock.DateOf(sent.UtcDateTime) : null,
            Addressee = new Addressee(arrival.UnitId, null, mail.To.Count > 0 ? mail.To[0] : null),
            Sender = new Sender(mail.FromAddress ?? mail.ReplyTo, null),
            Opened = true,
            Title = Shortened(mail.Subject) ?? NoSubject,
            Petitioner = new PetitionerForm(Shortened(writer.FromName, 100), writer.FromName is null, null, null, null, null, null, null, Shortened(writer.FromAddress ?? writer.ReplyTo)),
        };
    }

    /// <summary>A citizen's mail that one of us forwarded whole: the citizen wrote it (row 72).</summary>
    public static bool IsForwarded(ReadMail mail, MailArrival arrival) =>
        SenderSigns.IsOwn(mail.FromAddress, arrival.OwnDomains) && mail.Nested is [{ FromAddress: { } inner }] && !SenderSigns.IsOwn(inner, arrival.OwnDomains);

    private static ReadMail Writer(ReadMail mail, MailArrival arrival) => IsForwarded(mail, arrival) ? mail.Nested[0] : mail;

    public static string? Shortened(string? text, int max = 200) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
