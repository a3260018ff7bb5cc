using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Intake.Files;
using Petitions.Journal;

namespace Petitions.Intake.Mail;

/// <summary>
/// Takes one mail in: its octets are stored before anything is read from them, then it becomes a letter, joins the case it
/// answers, or waits in quarantine. The same octets a second time change nothing.
/// </summary>
public sealed class TakeMail(
    PetitionsDb db, Transactions transactions, FileStore files, ReceiveLetter receive, AddAttachment attachments, JournalWriter journal, OfficeClock clock)
{
    public async Task<MailItem> RunAsync(string source, ReadOnlyMemory<byte> raw, ReadMail mail, CancellationToken cancellation = default)
    {
        var original = await SaveAsync(raw, cancellation);
        var parts = new List<(string Name, StoredFile File)>();
        if (mail.Quarantined is null)
            foreach (var attachment in mail.Attachments)
                parts.Add((attachment.Name, await SaveAsync(attachment.Content, cancellation)));
        return await transactions.RunAsync(async () =>
            await db.MailItems.SingleOrDefaultAsync(m => m.Sha256 == original.Sha256, cancellation)
                ?? await TakeAsync(source, original, mail, parts, cancellation), cancellation);
    }

    private async Task<MailItem> TakeAsync(string source, StoredFile original, ReadMail mail, List<(string Name, StoredFile File)> parts, CancellationToken cancellation)
    {
        var answered = mail.Reference is { } number ? await db.Cases.SingleOrDefaultAsync(c => c.Number == number, cancellation) : null;
        var fate = FateOf(mail, answered);
        var letter = fate switch
        {
            MailFate.Registered => await receive.RunAsync(LetterOf(mail), cancellation),
            MailFate.Answer => answered,
            _ => null,
        };
        if (letter is not null)
        {
            attachments.Add(letter, "mail.eml", original, AttachmentKind.Mail);
            foreach (var (name, file) in parts)
                attachments.Add(letter, name, file, AttachmentKind.File);
        }
        var item = new MailItem
        {
            Sha256 = original.Sha256,
            Source = source,
            TakenAt = clock.Now,
            Subject = mail.Subject,
            MessageId = mail.MessageId,
            Fate = fate,
            Reason = mail.Quarantined,
            CaseId = letter?.Id,
        };
        db.MailItems.Add(item);
        journal.Write("mail.taken", letter?.Id, new { item.Sha256, item.Fate, item.Reason });
        return item;
    }

    private static MailFate FateOf(ReadMail mail, PetitionCase? answered) => mail switch
    {
        { Quarantined: not null } => MailFate.Quarantined,
        { Bounce: true } => MailFate.Bounce,
        { AutoReply: true } => MailFate.AutoReply,
        _ => answered is null ? MailFate.Registered : MailFate.Answer,
    };

    private LetterReceived LetterOf(ReadMail mail) => new()
    {
        Channel = Channel.Mail,
        // The Date header is the writer's word; the clocks start when the house has it.
        ReceivedAt = clock.Now,
        SentOn = mail.Date is { } sent && sent.UtcDateTime <= clock.Now ? clock.DateOf(sent.UtcDateTime) : null,
        Addressee = new Addressee(null, null, mail.To.Count > 0 ? mail.To[0] : null),
        Sender = new Sender(mail.FromAddress, null),
        Opened = true,
        Title = Shortened(mail.Subject) ?? "(无主题)",
        Petitioner = new PetitionerForm(Shortened(mail.FromName, 100), mail.FromName is null, null, null, null, null, null, null, Shortened(mail.FromAddress ?? mail.ReplyTo)),
    };

    private static string? Shortened(string? text, int max = 200) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    private async Task<StoredFile> SaveAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        return await files.SaveAsync(stream, cancellation);
    }
}
