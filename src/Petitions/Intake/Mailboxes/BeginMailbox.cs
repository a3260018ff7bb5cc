using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Mailboxes;

/// <summary>Says from which day the mails of a mailbox are taken. Until then nothing is fetched (row 10); later only an earlier day may be named.</summary>
public sealed class BeginMailbox(PetitionsDb db, Transactions transactions, TaskAccess access, CurrentActor actor, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No administrator asks, or there is no such mailbox.</exception>
    /// <exception cref="RuleBroken"><c>mailbox-begins-later</c></exception>
    public async Task RunAsync(Guid id, DateOnly day, CancellationToken cancellation = default)
    {
        await ChangeMailbox.RequireAdministratorAsync(access, actor, cancellation);
        await transactions.RunAsync(async () =>
        {
            var mailbox = Require.Found(await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == id, cancellation));
            mailbox.BeginFrom(day, clock.Now);
            mailbox.Version++;
            journal.Write("mailbox.begun", null, new { id, day });
        }, cancellation);
    }
}
