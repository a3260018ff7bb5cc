using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>A clerk or sealed officer says that he has read every attachment: only then may the case leave the house.</summary>
public sealed class AttachmentsRead(Transactions transactions, TaskAccess access, CaseGuard guard, JournalWriter journal)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    public Task RunAsync(string number, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(viewer.Self.Has(Role.Clerk) || viewer.Self.Has(Role.SealedOfficer), "attachments-by-clerk-only");
        letter.SlipOrRefuse();
        letter.AttachmentsAre(read: true);
        journal.Write("attachments.read", letter.Id);
    }, cancellation);
}
