using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Rules;

namespace Petitions.Intake.Mailboxes;

/// <summary>
/// Looks into a mailbox once and takes everything new. The octets of a mail lie on the disk before it is read; its row, its
/// letter and the place reached are one transaction, so a crash anywhere loses none and doubles none.
/// </summary>
public sealed class FetchMailbox(
    PetitionsDb db, Transactions transactions, MailboxSecret secret, FileStore files, TakeMail take, SettleMails settle, ImapOptions options, OfficeClock clock)
{
    private const int Batch = 50;
    private const int BeginningOctets = 256 * 1024;
    private const int MostAttempts = 5;
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(10);

    /// <exception cref="NotVisible">There is no such mailbox.</exception>
    public async Task<FetchRun> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var mailbox = Require.Found(await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation));
        await using var session = await ImapSession.OpenAsync(mailbox, secret.Open(mailbox.PasswordSealed, id), options, cancellation);
        return await RunAsync(session, id, cancellation);
    }

    internal async Task<FetchRun> RunAsync(ImapSession session, Guid id, CancellationToken cancellation)
    {
        var run = new FetchRun();
        var mailbox = await BeginAsync(session, id, cancellation);
        if (mailbox.TakeFrom is not null)
        {
            // Marks that a crash kept from being made.
            await settle.RunAsync(session, mailbox, cancellation);
            await AgainAsync(session, mailbox, run, cancellation);
            // What arrives meanwhile is listed at the next turn.
            while (await session.UidsAfterAsync(await ReachedAsync(id, cancellation), cancellation) is { Count: > 0 } uids)
                await TakeAsync(session, mailbox, uids, run, cancellation);
        }
        var onServer = (await session.UidsAfterAsync(0, cancellation)).Count;
        await ChangeAsync(id, row => row.Checked(clock.Now, onServer), cancellation);
        return run;
    }

    internal async Task TakeAsync(ImapSession session, Mailbox mailbox, IReadOnlyList<uint> uids, FetchRun run, CancellationToken cancellation)
    {
        foreach (var batch in uids.Chunk(Batch))
        {
            await TakeBatchAsync(session, mailbox, batch, run, cancellation);
            await settle.RunAsync(session, mailbox, cancellation);
        }
    }

    private async Task TakeBatchAsync(ImapSession session, Mailbox mailbox, uint[] uids, FetchRun run, CancellationToken cancellation)
    {
        var listed = (await session.ListAsync(uids, cancellation)).ToDictionary(m => m.Uid);
        var wanted = uids.Where(uid => listed.TryGetValue(uid, out var mail) && !IsBefore(mailbox, mail)).ToHashSet();
        var passed = uids.Where(uid => !wanted.Contains(uid)).Select(uid => (uid, listed.ContainsKey(uid) ? SeenOutcome.Ignored : SeenOutcome.Gone)).ToList();
        foreach (var (_, outcome) in passed)
            run.Add(outcome);
        await NoteAsync(mailbox, passed, cancellation);
        FailPoint.Pass("mail-listed");
        var small = wanted.Where(uid => listed[uid].Size <= options.SizeLimit).Order().ToList();
        var stored = await SaveTogetherAsync(session, mailbox, small, cancellation);
        foreach (var uid in wanted.Order())
            await TakeOneAsync(session, mailbox, listed[uid], stored.GetValueOrDefault(uid), run, cancellation);
        await ChangeAsync(mailbox.Id, row => row.Reached(uids[^1]), cancellation);
        FailPoint.Pass("mail-reached");
    }

    /// <summary>After a failure mails are fetched one by one: the one that brought it about is found and passed over.</summary>
    private async Task<Dictionary<uint, StoredFile>> SaveTogetherAsync(ImapSession session, Mailbox mailbox, List<uint> uids, CancellationToken cancellation)
    {
        var stored = new Dictionary<uint, StoredFile>();
        if (mailbox.Failures == 0 && uids.Count > 1)
            await session.OpenAllAsync(uids, async (uid, stream, token) => stored[uid] = await files.SaveAsync(stream, token), cancellation);
        return stored;
    }

    private async Task TakeOneAsync(ImapSession session, Mailbox mailbox, ServerMail mail, StoredFile? stored, FetchRun run, CancellationToken cancellation)
    {
        try
        {
            stored ??= await SaveAsync(session, mail, cancellation);
            FailPoint.Pass("mail-stored");
            await RegisterAsync(mailbox, mail, stored, cancellation);
            FailPoint.Pass("mail-taken");
            run.Add(SeenOutcome.Taken);
        }
        catch (MailKit.MessageNotFoundException)
        {
            run.Add(SeenOutcome.Gone);
            await NoteAsync(mailbox, [(mail.Uid, SeenOutcome.Gone)], cancellation);
        }
        // One bad mail stops no other: it has its row, its reason, and another try.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            run.Add(SeenOutcome.NotFetched);
            await NotFetchedAsync(mailbox, mail.Uid, stored?.Sha256, failure, cancellation);
            if (session.IsAlive)
                return;
            // A broken answer ends the connection. The next look begins behind this mail, or it would end there again.
            await ChangeAsync(mailbox.Id, row => row.Reached(mail.Uid), cancellation);
            throw;
        }
    }

    private async Task<StoredFile> SaveAsync(ImapSession session, ServerMail mail, CancellationToken cancellation)
    {
        await using var stream = IsCut(mail)
            ? await session.OpenBeginningAsync(mail.Uid, BeginningOctets, cancellation)
            : await session.OpenMailAsync(mail.Uid, cancellation);
        return await files.SaveAsync(stream, cancellation);
    }

    private async Task RegisterAsync(Mailbox mailbox, ServerMail mail, StoredFile stored, CancellationToken cancellation)
    {
        var raw = await files.ReadAsync(stored.Sha256, cancellation);
        var read = MailReader.Read(raw, MailLimits.Default);
        FailPoint.Pass("mail-read");
        var arrival = ArrivalOf(mailbox, mail, stored);
        await transactions.RunAsync(async () =>
        {
            var item = await take.RunAsync(arrival, stored, read, cancellation);
            var row = await RowAsync(mailbox, mail.Uid, cancellation);
            (row.Outcome, row.Sha256, row.Reason, row.RetryAt) = (SeenOutcome.Taken, item.Sha256, arrival.IsCut ? "cut" : null, null);
            row.Settled = false;
            FailPoint.Pass("mail-written");
        }, cancellation);
    }

    private MailArrival ArrivalOf(Mailbox mailbox, ServerMail mail, StoredFile stored) => new($"{mailbox.Name} <{mailbox.Address}>")
    {
        ArrivedAt = mail.ArrivedAt ?? clock.Now,
        IsSilent = mail.ArrivedAt is { } at && at < mailbox.OpenedAt,
        IsCut = IsCut(mail) || IsIncomplete(mail, stored),
        UnitId = mailbox.UnitId,
        Acknowledges = mailbox.Acknowledges,
        OwnDomains = [.. mailbox.Domains],
    };

    /// <summary>What the server could not give out is asked for again, some times.</summary>
    private async Task AgainAsync(ImapSession session, Mailbox mailbox, FetchRun run, CancellationToken cancellation)
    {
        var now = clock.Now;
        var due = await Rows(mailbox).Where(m => m.Outcome == SeenOutcome.NotFetched && m.RetryAt <= now).OrderBy(m => m.Uid).Select(m => m.Uid).ToListAsync(cancellation);
        foreach (var uid in due)
        {
            if (await session.ListAsync([uid], cancellation) is [var mail, ..])
                await TakeOneAsync(session, mailbox, mail, null, run, cancellation);
            else
                await NoteAsync(mailbox, [(uid, SeenOutcome.Gone)], cancellation);
        }
    }

    private Task NotFetchedAsync(Mailbox mailbox, uint uid, string? sha256, Exception failure, CancellationToken cancellation) => transactions.RunAsync(async () =>
    {
        var row = await RowAsync(mailbox, uid, cancellation);
        (row.Outcome, row.Reason, row.Sha256) = (SeenOutcome.NotFetched, $"{failure.GetType().Name}: {failure.Message}", sha256);
        row.RetryAt = ++row.Attempts < MostAttempts ? clock.Now + AgainAfter * row.Attempts : null;
    }, cancellation);

    private Task NoteAsync(Mailbox mailbox, List<(uint Uid, SeenOutcome Outcome)> notes, CancellationToken cancellation) =>
        notes.Count == 0 ? Task.CompletedTask : transactions.RunAsync(async () =>
        {
            foreach (var (uid, outcome) in notes)
            {
                var row = await RowAsync(mailbox, uid, cancellation);
                if (row.Outcome != SeenOutcome.Taken || row.Sha256 is null)
                    (row.Outcome, row.Settled, row.RetryAt) = (outcome, true, null);
            }
        }, cancellation);

    private async Task<SeenMail> RowAsync(Mailbox mailbox, uint uid, CancellationToken cancellation)
    {
        if (await Rows(mailbox).SingleOrDefaultAsync(m => m.Uid == uid, cancellation) is { } known)
            return known;
        var row = new SeenMail { MailboxId = mailbox.Id, UidValidity = mailbox.UidValidity ?? 0, Uid = uid, SeenAt = clock.Now };
        db.SeenMails.Add(row);
        return row;
    }

    private async Task<Mailbox> BeginAsync(ImapSession session, Guid id, CancellationToken cancellation)
    {
        await ChangeAsync(id, row => row.FolderIs(session.UidValidity), cancellation);
        return await db.Mailboxes.AsNoTracking().SingleAsync(m => m.Id == id, cancellation);
    }

    private Task<uint> ReachedAsync(Guid id, CancellationToken cancellation) =>
        db.Mailboxes.Where(m => m.Id == id).Select(m => m.LastUid).SingleAsync(cancellation);

    private Task ChangeAsync(Guid id, Action<Mailbox> change, CancellationToken cancellation) => transactions.RunAsync(async () =>
        change(Require.Found(await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == id, cancellation))), cancellation);

    private IQueryable<SeenMail> Rows(Mailbox mailbox)
    {
        var validity = mailbox.UidValidity ?? 0;
        return db.SeenMails.Where(m => m.MailboxId == mailbox.Id && m.UidValidity == validity);
    }

    private bool IsBefore(Mailbox mailbox, ServerMail mail) => mail.ArrivedAt is { } at && clock.DateOf(at) < mailbox.TakeFrom;

    private bool IsCut(ServerMail mail) => mail.Size > options.SizeLimit;

    /// <summary>Some providers leave a great attachment out of the answer and count it in the list (row 16). Sizes are seldom told to the octet.</summary>
    private static bool IsIncomplete(ServerMail mail, StoredFile stored) => stored.Size < mail.Size - (mail.Size / 10);
}
