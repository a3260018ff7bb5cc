using Microsoft.EntityFrameworkCore;
using MimeKit;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Dispatch;

/// <summary>
/// Sends what is due, one mail after the other in the order it was written. A mail is marked as sent after the server took
/// it over: whoever is killed between the two sends it again under the same Message-ID, and none is lost. Two runs at once
/// would send mails twice in the same way; the sweep does not join a run that is still busy.
/// </summary>
public sealed class OutboxSender(
    PetitionsDb db, Transactions transactions, IMailTransport transport, ISendCheck check, JournalWriter journal, TimeProvider time, FlightRecorder flights)
{
    private const int Batch = 100;

    public async Task<SendRun> SendDueAsync(CancellationToken cancellation = default)
    {
        var run = new SendRun();
        if (!transport.IsConfigured)
        {
            run.Waiting = await Due().CountAsync(cancellation);
            return run;
        }
        var from = transport.From;
        await using var session = transport.Open();
        while (true)
        {
            var mails = await Due().AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(Batch).ToListAsync(cancellation);
            foreach (var mail in mails)
            {
                if (await SendAsync(session, from, mail, run, cancellation))
                    continue;
                run.Waiting = await Due().CountAsync(cancellation);
                return run;
            }
            // Each of them has left the due ones, sent or put off.
            if (mails.Count < Batch)
                return run;
        }
    }

    /// <returns>False when the server is not there for any mail.</returns>
    private async Task<bool> SendAsync(IMailSession session, MailboxAddress from, OutboxMail mail, SendRun run, CancellationToken cancellation)
    {
        // Sent by another run since the batch was read.
        if (!await Due().AnyAsync(m => m.Id == mail.Id, cancellation))
            return true;
        if (!await check.MaySendAsync(mail, cancellation))
        {
            await ChangeAsync(mail.Id, Cancel, cancellation);
            run.Cancelled++;
            return true;
        }
        // Held until the outcome is committed: between the two is where a kill doubles a mail.
        using var flight = flights.Send();
        try
        {
            FailPoint.Pass("before-send");
            await session.SendAsync(OutgoingMessage.Of(mail, from), cancellation);
            FailPoint.Pass("after-send");
        }
        catch (MailServerUnreachable unreachable)
        {
            await ChangeAsync(mail.Id, row => PutOff(row, unreachable), cancellation);
            return false;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var state = await ChangeAsync(mail.Id, row => Refused(row, failure), cancellation);
            _ = state == MailState.Failed ? run.Failed++ : run.Deferred++;
            return true;
        }
        // It is out: no cancellation may keep us from saying so.
        await ChangeAsync(mail.Id, Sent, CancellationToken.None);
        run.Sent++;
        return true;
    }

    private IQueryable<OutboxMail> Due()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Outbox.Where(m => m.State == MailState.Waiting && m.NotBefore <= now);
    }

    private Task<MailState> ChangeAsync(Guid id, Action<OutboxMail> change, CancellationToken cancellation) =>
        transactions.RunAsync(async () =>
        {
            var row = await db.Outbox.SingleAsync(m => m.Id == id, cancellation);
            change(row);
            return row.State;
        }, cancellation);

    private void Sent(OutboxMail row)
    {
        (row.State, row.SentAt, row.LastError) = (MailState.Sent, time.GetUtcNow().UtcDateTime, null);
        row.Attempts++;
        journal.Write("mail.sent", row.CaseId, new { row.Id, row.Kind, row.MessageId });
    }

    private void Cancel(OutboxMail row)
    {
        row.State = MailState.Cancelled;
        journal.Write("mail.cancelled", row.CaseId, new { row.Id, row.Kind, Reason = "recipient-blocked" });
    }

    private void Refused(OutboxMail row, Exception failure)
    {
        row.Attempts++;
        row.LastError = failure.Message;
        if (row.Attempts < SendBackOff.Most)
        {
            row.NotBefore = time.GetUtcNow().UtcDateTime + SendBackOff.After(row.Attempts);
            return;
        }
        row.State = MailState.Failed;
        journal.Write("mail.failed", row.CaseId, new { row.Id, row.Kind, row.LastError });
    }

    /// <summary>No attempt: a server that is down for a night must not use up the attempts of every mail.</summary>
    private void PutOff(OutboxMail row, MailServerUnreachable unreachable)
    {
        row.LastError = unreachable.Message;
        row.NotBefore = time.GetUtcNow().UtcDateTime + SendBackOff.After(1);
    }
}
