using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Tasks;

namespace Petitions.Dispatch.NoticeMails;

/// <summary>Somebody decides for himself when he hears by mail of what lies on his desk.</summary>
public sealed class ChangeMailWish(PetitionsDb db, Transactions transactions, TaskAccess access, JournalWriter journal, OfficeClock clock)
{
    public Task RunAsync(MailWish wish, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var me = (await access.ViewerAsync(cancellation)).PersonId;
        if (await db.NoticeMails.SingleOrDefaultAsync(m => m.PersonId == me, cancellation) is { } known)
            known.Change(wish, clock.Now);
        else
            db.NoticeMails.Add(NoticeMail.From(me, clock.Now, wish));
        journal.Write("notice-mails.changed", null, new { wish });
    }, cancellation);
}
