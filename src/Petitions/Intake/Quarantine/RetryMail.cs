using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Intake.Quarantine;

/// <summary>Reads a mail of the quarantine again, under another charset if one is named; what can be read now becomes a letter.</summary>
public sealed class RetryMail(
    QuarantineAccess quarantine, Transactions transactions, FileStore files, TakeMail take, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <exception cref="NotVisible">Not for this person, or not in quarantine.</exception>
    /// <exception cref="RuleBroken"><c>mail-still-unreadable</c></exception>
    public async Task<MailItem> RunAsync(string sha256, string? charset = null, CancellationToken cancellation = default)
    {
        await quarantine.FindAsync(sha256, cancellation);
        var raw = await files.ReadAsync(sha256, cancellation);
        var mail = MailReader.Read(raw, MailLimits.Default, charset: charset);
        Require.That(mail.Quarantined is null, "mail-still-unreadable");
        return await transactions.RunAsync(async () =>
        {
            var item = await quarantine.FindAsync(sha256, cancellation);
            item.Charset = charset;
            await take.AgainAsync(item, new StoredFile(sha256, raw.Length, "message/rfc822"), mail, cancellation);
            item.Resolve(actor.PersonId, clock.Now);
            journal.Write("quarantine.retried", item.CaseId, new { sha256, charset });
            return item;
        }, cancellation);
    }
}
