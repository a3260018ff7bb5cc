using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Duplicates;

/// <summary>Takes a link back. After a merge the blocks and seals that were taken over stay: who has been kept out is not let in by it.</summary>
public sealed class UndoLink(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, CurrentActor actor, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such link between cases that are there for this person.</exception>
    /// <exception cref="RuleBroken"><c>link-not-yours</c>, <c>link-of-review</c></exception>
    public Task RunAsync(long id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer);
        var link = Require.Found(await db.CaseLinks.SingleOrDefaultAsync(l => l.Id == id && l.UndoneAt == null && visible.Any(c => c.Id == l.CaseId) && visible.Any(c => c.Id == l.OtherId), cancellation));
        Require.That(viewer.SeesIntake, "link-not-yours");
        Require.That(link.Kind != LinkKind.Review, "link-of-review");
        link.Undo(actor.PersonId, clock.Now);
        journal.Write("case.unlinked", link.CaseId, new { link.OtherId, link.Kind });
    }, cancellation);
}
