using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Intake.Mail;

namespace Petitions.Intake.Mailboxes;

/// <summary>
/// Does on the server what the mailbox says with mails that are safely here, after the commit. What waits in quarantine, or
/// came in part only, is never moved or deleted: the server's copy may be the better one.
/// </summary>
public sealed class SettleMails(PetitionsDb db, Transactions transactions)
{
    private const int Batch = 200;

    internal async Task RunAsync(ImapSession session, Mailbox mailbox, CancellationToken cancellation)
    {
        while (await NextAsync(mailbox, cancellation) is { Count: > 0 } rows)
        {
            var safe = rows.Where(r => r.IsSafe).Select(r => r.Uid).ToList();
            var unsafeOnes = rows.Where(r => !r.IsSafe).Select(r => r.Uid).ToList();
            await DoAsync(session, mailbox, safe, unsafeOnes, cancellation);
            FailPoint.Pass("mail-settled");
            var ids = rows.Select(r => r.Id).ToList();
            await transactions.RunAsync(() => db.SeenMails.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(r => r.Settled, true), cancellation), cancellation);
        }
    }

    private sealed record Row(long Id, uint Uid, bool IsSafe);

    private Task<List<Row>> NextAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        var validity = mailbox.UidValidity ?? 0;
        return db.SeenMails.AsNoTracking()
            .Where(m => m.MailboxId == mailbox.Id && m.UidValidity == validity && m.Outcome == SeenOutcome.Taken && !m.Settled)
            .OrderBy(m => m.Uid).Take(Batch)
            .Select(m => new Row(m.Id, m.Uid, m.Reason == null && !db.MailItems.Any(i => i.Sha256 == m.Sha256 && i.Fate == MailFate.Quarantined)))
            .ToListAsync(cancellation);
    }

    private static async Task DoAsync(ImapSession session, Mailbox mailbox, List<uint> safe, List<uint> others, CancellationToken cancellation)
    {
        switch (mailbox.AfterTaking)
        {
            case AfterTaking.Keep:
                return;
            case AfterTaking.MarkSeen:
                await session.MarkSeenAsync([.. safe, .. others], cancellation);
                return;
            case AfterTaking.Move when safe.Count > 0 && mailbox.MoveTo is { } to:
                await session.MoveAsync(safe, to, cancellation);
                return;
            case AfterTaking.Delete when safe.Count > 0:
                await session.DeleteAsync(safe, cancellation);
                return;
            case AfterTaking.Move or AfterTaking.Delete:
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(mailbox));
        }
    }
}
