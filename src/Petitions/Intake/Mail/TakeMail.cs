using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Intake.Duplicates;
using Petitions.Intake.Files;
using Petitions.Journal;

namespace Petitions.Intake.Mail;

/// <summary>
/// Takes one mail in: its octets are stored before anything is read from them, then it becomes a letter, joins the case it
/// answers, or waits in quarantine. The same octets a second time change nothing.
/// </summary>
public sealed class TakeMail(
    PetitionsDb db, Transactions transactions, FileStore files, ReceiveLetter receive, AddAttachment attachments, MailThreads threads, MailFlood flood,
    MailNotices notices, AcknowledgeMail acknowledge, CaseLinks links, SameLetters same, ProvisionalSeal seal, JournalWriter journal, OfficeClock clock)
{
    /// <summary>A mail that has been read, with its octets and its files in the store.</summary>
    public sealed record Stored(ReadMail Mail, StoredFile Original, Parts Parts);

    /// <param name="Words">All that is legible in the mail and its files, read before the act so that nobody waits for it.</param>
    public sealed record Parts(IReadOnlyList<(string Name, StoredFile File)> Files, string Words);

    public async Task<MailItem> RunAsync(string source, ReadOnlyMemory<byte> raw, ReadMail mail, CancellationToken cancellation = default) =>
        await RunAsync(new MailArrival(source), await StoreAsync(raw, mail, cancellation), cancellation);

    /// <param name="original">The octets, stored already.</param>
    public async Task<MailItem> RunAsync(MailArrival arrival, StoredFile original, ReadMail mail, CancellationToken cancellation = default) =>
        await RunAsync(arrival, new Stored(mail, original, await SavePartsAsync(mail, cancellation)), cancellation);

    public Task<MailItem> RunAsync(MailArrival arrival, Stored stored, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
        await db.MailItems.SingleOrDefaultAsync(m => m.Sha256 == stored.Original.Sha256, cancellation)
            ?? await AddAsync(arrival, stored.Original, stored.Mail, stored.Parts, cancellation), cancellation);

    /// <summary>Only files are written: many mails can be stored side by side.</summary>
    public async Task<Stored> StoreAsync(ReadOnlyMemory<byte> raw, ReadMail mail, CancellationToken cancellation = default) =>
        new(mail, await SaveAsync(raw, cancellation), await SavePartsAsync(mail, cancellation));

    /// <summary>Reads a mail of the quarantine again, with what is known now; it leaves the quarantine if it can be read.</summary>
    internal async Task AgainAsync(MailItem item, StoredFile original, ReadMail mail, CancellationToken cancellation)
    {
        var parts = await SavePartsAsync(mail, cancellation);
        (item.FromAddress, item.FromName, item.Subject) = (Kept(mail.FromAddress), Kept(mail.FromName), Kept(mail.Subject));
        await DecideAsync(item, new MailArrival(item.Source) { ArrivedAt = item.ArrivedAt ?? item.TakenAt }, original, mail, parts, cancellation);
    }

    private async Task<MailItem> AddAsync(MailArrival arrival, StoredFile original, ReadMail mail, Parts parts, CancellationToken cancellation)
    {
        var item = new MailItem
        {
            Sha256 = original.Sha256,
            Source = arrival.Source,
            TakenAt = clock.Now,
            ArrivedAt = arrival.ArrivedAt,
            FromAddress = Kept(mail.FromAddress),
            FromName = Kept(mail.FromName),
            Subject = Kept(mail.Subject),
            MessageId = mail.MessageId,
            Size = original.Size,
        };
        if (await flood.IsTooMuchAsync(mail, arrival, cancellation))
            mail = mail with { Quarantined = QuarantineReason.TooManyFromSender };
        await DecideAsync(item, arrival, original, mail, parts, cancellation);
        db.MailItems.Add(item);
        return item;
    }

    private async Task DecideAsync(MailItem item, MailArrival arrival, StoredFile original, ReadMail mail, Parts parts, CancellationToken cancellation)
    {
        var own = mail.Quarantined is null && await threads.IsOwnAsync(mail, cancellation);
        var thread = mail.Quarantined is null && !own ? await threads.OfAsync(mail, arrival.ArrivedAt ?? clock.Now, cancellation) : new(null, null, false, null);
        var fate = own ? MailFate.Own : FateOf(mail, thread);
        var letter = fate == MailFate.Registered ? await receive.RunAsync(MailLetter.Of(mail, arrival, clock), cancellation) : thread.Case;
        if (letter is not null && fate is MailFate.Registered or MailFate.Answer)
            await AttachAsync(letter!, original, parts, cancellation);
        item.OutboxId = thread.Sent?.Id;
        item.Marks = string.Join(' ', await MarksAsync(mail, arrival, thread, fate, item.Sha256, cancellation));
        item.Becomes(fate, mail.Quarantined, letter?.Id);
        journal.Write("mail.taken", letter?.Id, new { item.Sha256, item.Fate, item.Reason, item.Marks });
        if (fate == MailFate.Registered)
            await RegisteredAsync(letter!, mail, arrival, thread, cancellation);
        else if (letter is not null || thread.Sent is not null)
            await notices.AddAsync(item, letter, thread.Sent, cancellation);
    }

    private async Task RegisteredAsync(PetitionCase letter, ReadMail mail, MailArrival arrival, MailThread thread, CancellationToken cancellation)
    {
        // A closed case is not opened again by a mail: the new letter says what it belongs to (row 63).
        if (thread.Case is { } closed)
            links.Add(letter.Id, closed.Id, LinkKind.Related, "reply-to-closed");
        else if (thread.Earlier is { } earlier)
            links.Add(letter.Id, earlier.Id, LinkKind.Related, "answers-its-mail");
        await same.FlagAsync(letter, mail.Text, cancellation);
        await acknowledge.AddAsync(letter, mail, arrival, cancellation);
    }

    private async Task AttachAsync(PetitionCase letter, StoredFile original, Parts parts, CancellationToken cancellation)
    {
        attachments.Add(letter, "mail.eml", original, AttachmentKind.Mail);
        foreach (var (name, file) in parts.Files)
            attachments.Add(letter, name, file, AttachmentKind.File);
        await seal.PutInActAsync(letter, [parts.Words], cancellation: cancellation);
    }

    private static MailFate FateOf(ReadMail mail, MailThread thread) => mail switch
    {
        { Quarantined: not null } => MailFate.Quarantined,
        { Bounce: true } => MailFate.Bounce,
        { AutoReply: true } => MailFate.AutoReply,
        _ => thread.Case is { ClosedAt: null } ? MailFate.Answer : MailFate.Registered,
    };

    private async Task<IEnumerable<string>> MarksAsync(ReadMail mail, MailArrival arrival, MailThread thread, MailFate fate, string sha256, CancellationToken cancellation)
    {
        if (fate is MailFate.Own)
            return [];
        var marks = SenderSigns.Of(mail, arrival, clock.Now).ToList();
        if (fate == MailFate.Answer && !thread.KnowsSender)
            marks.Add(MailMark.SenderUnknown);
        if (fate == MailFate.Registered && MailLetter.IsForwarded(mail, arrival))
            marks.Add(MailMark.Forwarded);
        if (mail.MessageId is { } id && await db.MailItems.AnyAsync(m => m.MessageId == id && m.Sha256 != sha256, cancellation))
            marks.Add(MailMark.SameMessageId);
        return marks.Order(StringComparer.Ordinal);
    }

    private async Task<Parts> SavePartsAsync(ReadMail mail, CancellationToken cancellation)
    {
        if (mail.Quarantined is not null)
            return new Parts([], "");
        var files = new List<(string, StoredFile)>();
        foreach (var attachment in mail.Attachments)
            files.Add((attachment.Name, await SaveAsync(attachment.Content, cancellation)));
        return new Parts(files, MailWords.Of(mail).Text);
    }

    private static string? Kept(string? text) => MailLetter.Shortened(text, 300);

    private async Task<StoredFile> SaveAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        return await files.SaveAsync(stream, cancellation);
    }
}
