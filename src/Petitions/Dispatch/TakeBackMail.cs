using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Dispatch;

/// <summary>Takes a mail back in the delay before it leaves.</summary>
public sealed class TakeBackMail(Transactions transactions, OutgoingMails mails, JournalWriter journal, TimeProvider time)
{
    /// <exception cref="NotVisible">There is no such mail, or its case is closed to whoever asks.</exception>
    /// <exception cref="RuleBroken"><c>mail-already-left</c></exception>
    public Task RunAsync(Guid id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var mail = await mails.FindAsync(id, cancellation);
        // A mail that waits for its next attempt has been at the server already: it may be out.
        var untouched = mail.State == MailState.Waiting && mail.Attempts == 0 && time.GetUtcNow().UtcDateTime < mail.NotBefore;
        Require.That(untouched, "mail-already-left");
        mail.State = MailState.Cancelled;
        journal.Write("mail.takenBack", mail.CaseId, new { mail.Id, mail.Kind });
    }, cancellation);
}
