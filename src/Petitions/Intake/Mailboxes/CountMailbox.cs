using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Intake.Mail;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Intake.Mailboxes;

/// <summary>
/// Counts a folder against the register: what lies on the server is registered, in quarantine or ignored, or it is missing,
/// is said so, and is fetched at once.
/// </summary>
public sealed class CountMailbox(
    PetitionsDb db, Transactions transactions, MailboxSecret secret, FetchMailbox fetch, Notices notices, DirectoryCache directories,
    JournalWriter journal, ImapOptions options, OfficeClock clock)
{
    private sealed record Row(uint Uid, SeenOutcome Outcome, bool InQuarantine);

    /// <exception cref="NotVisible">There is no such mailbox.</exception>
    public async Task<MailboxCount?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var mailbox = Require.Found(await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation));
        await using var session = await ImapSession.OpenAsync(mailbox, secret.Open(mailbox.PasswordSealed, id), options, cancellation);
        await fetch.RunAsync(session, id, cancellation);
        return await RunAsync(session, id, cancellation);
    }

    /// <summary>Whether today's count is still to be made.</summary>
    internal async Task<bool> IsDueAsync(Guid id, CancellationToken cancellation)
    {
        var last = await db.MailboxCounts.Where(c => c.MailboxId == id).MaxAsync(c => (DateTime?)c.CountedAt, cancellation);
        return last is null || clock.DateOf(last.Value) < clock.Today;
    }

    /// <summary>Null while nobody has said from which day mails are taken.</summary>
    internal async Task<MailboxCount?> RunAsync(ImapSession session, Guid id, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.AsNoTracking().SingleAsync(m => m.Id == id, cancellation);
        if (mailbox.TakeFrom is null)
            return null;
        // What came after the last look is not missing, only new.
        var listed = (await session.UidsAfterAsync(0, cancellation)).Where(uid => uid <= mailbox.LastUid).ToList();
        var rows = (await RowsAsync(mailbox, cancellation)).ToDictionary(r => r.Uid);
        var missing = listed.Where(uid => !rows.TryGetValue(uid, out var row) || row.Outcome == SeenOutcome.Gone).ToList();
        var found = listed.Except(missing).Select(uid => rows[uid]).ToList();
        var count = new MailboxCount
        {
            MailboxId = id,
            CountedAt = clock.Now,
            OnServer = listed.Count,
            Registered = found.Count(r => r.Outcome == SeenOutcome.Taken && !r.InQuarantine),
            Quarantined = found.Count(r => r.Outcome == SeenOutcome.NotFetched || r.InQuarantine),
            Ignored = found.Count(r => r.Outcome == SeenOutcome.Ignored),
            Missing = missing.Count,
        };
        await KeepAsync(count, cancellation);
        if (missing.Count > 0)
            await fetch.TakeAsync(session, mailbox, missing, new FetchRun(), cancellation);
        return count;
    }

    private Task KeepAsync(MailboxCount count, CancellationToken cancellation) => transactions.RunAsync(async () =>
    {
        db.MailboxCounts.Add(count);
        journal.Write("mailbox.counted", null, new { count.MailboxId, count.OnServer, count.Registered, count.Quarantined, count.Ignored, count.Missing });
        if (count.AddsUp)
            return;
        var directory = await directories.GetAsync(db, clock, cancellation);
        var told = directory.Everybody.Where(c => c.Has(Role.Clerk) || c.Has(Role.Administrator)).Select(c => c.PersonId);
        await notices.AddAsync(null, "mailbox-missing", told, $"mailbox-missing:{count.MailboxId:N}:{clock.Today:O}", cancellation);
    }, cancellation);

    private Task<List<Row>> RowsAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        var validity = mailbox.UidValidity ?? 0;
        return db.SeenMails.AsNoTracking().Where(m => m.MailboxId == mailbox.Id && m.UidValidity == validity)
            .Select(m => new Row(m.Uid, m.Outcome, db.MailItems.Any(i => i.Sha256 == m.Sha256 && i.Fate == MailFate.Quarantined))).ToListAsync(cancellation);
    }
}
