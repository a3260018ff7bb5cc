using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Collection;

/// <summary>Records that a round was made, with how many pieces came back: none is a result too.</summary>
public sealed class CollectPost(PetitionsDb db, Transactions transactions, TaskAccess access, CurrentActor actor, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">Not for this person, or no such round.</exception>
    /// <exception cref="RuleBroken"><c>round-done-already</c>, <c>round-pieces</c></exception>
    public Task RunAsync(long id, int pieces, string? note, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        if (!(await access.ViewerAsync(cancellation)).ReceivesLetters)
            throw new NotVisible();
        var round = Require.Found(await db.CollectionRounds.SingleOrDefaultAsync(r => r.Id == id, cancellation));
        round.Done(pieces, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), actor.PersonId!, clock.Now);
        journal.Write("post.collected", null, new { round.Day, round.Time, pieces });
    }, cancellation);
}
