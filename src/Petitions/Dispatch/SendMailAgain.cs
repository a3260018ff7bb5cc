using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Dispatch;

/// <summary>Puts a mail that was given up, or came back, into the outbox once more, under the Message-ID it always had.</summary>
public sealed class SendMailAgain(Transactions transactions, OutgoingMails mails, JournalWriter journal, TimeProvider time)
{
    /// <exception cref="NotVisible">There is no such mail, or its case is closed to whoever asks.</exception>
    /// <exception cref="RuleBroken"><c>mail-not-failed</c></exception>
    public Task RunAsync(Guid id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var mail = await mails.FindAsync(id, cancellation);
        Require.That(mail.State is MailState.Failed or MailState.Returned, "mail-not-failed");
        (mail.State, mail.Attempts, mail.NotBefore) = (MailState.Waiting, 0, time.GetUtcNow().UtcDateTime);
        journal.Write("mail.sentAgain", mail.CaseId, new { mail.Id, mail.Kind });
    }, cancellation);
}
