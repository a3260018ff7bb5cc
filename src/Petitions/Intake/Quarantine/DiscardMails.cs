using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Intake.Mail;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Intake.Quarantine;

/// <summary>Says of mails in quarantine that they are no letters. Their octets stay, and so does who said it and why.</summary>
public sealed class DiscardMails(QuarantineAccess quarantine, Transactions transactions, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <exception cref="RuleBroken"><c>discard-needs-reason</c></exception>
    public Task<int> RunAsync(IReadOnlyCollection<string> mails, string? reason, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        Require.That(!string.IsNullOrWhiteSpace(reason), "discard-needs-reason");
        var waiting = await quarantine.WaitingAsync(cancellation);
        var items = await waiting.Where(m => mails.Contains(m.Sha256)).ToListAsync(cancellation);
        foreach (var item in items)
        {
            item.Becomes(MailFate.Discarded, item.Reason, null);
            item.Resolve(actor.PersonId, clock.Now);
            journal.Write("quarantine.discarded", null, new { item.Sha256, reason });
        }
        return items.Count;
    }, cancellation);
}
