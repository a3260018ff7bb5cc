using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>
/// 回避 (公务员回避规定, 条例 art. 28): somebody declares that he may not have a case, or a sealed officer enters it for another.
/// He loses it in this act; taking it back takes two sealed officers.
/// </summary>
public sealed class Recuse(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, TaskOpener tasks, BlockUnion union, JournalWriter journal, OfficeClock clock)
{
    /// <param name="number">The case.</param>
    /// <param name="person">Null is whoever acts.</param>
    /// <param name="ground">Why, in a few words.</param>
    /// <param name="cancellation">Ends the act.</param>
    /// <exception cref="NotVisible">No such case for whoever acts.</exception>
    /// <exception cref="RuleBroken"><c>recusal-needs-ground</c>, <c>recusal-by-cleared-only</c>, <c>person-unknown</c></exception>
    public Task RunAsync(string number, string? person, string ground, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var who = person ?? viewer.PersonId;
        Require.That(!string.IsNullOrWhiteSpace(ground), "recusal-needs-ground");
        Require.That(who == viewer.PersonId || viewer.IsSealedOfficer, "recusal-by-cleared-only");
        Require.That(await db.People.AnyAsync(p => p.Id == who, cancellation), "person-unknown", who);
        if (!await db.CaseBlocks.AnyAsync(b => b.CaseId == letter.Id && b.SubjectId == who && b.Reason == BlockReasons.Recusal && b.To == null, cancellation))
            db.CaseBlocks.Add(new CaseBlock
            {
                CaseId = letter.Id,
                SubjectKind = SubjectKind.Person,
                SubjectId = who,
                Level = BlockLevel.Soft,
                Reason = BlockReasons.Recusal,
                Note = ground.Trim(),
                From = clock.Now,
            });
        journal.Write("guard.recused", letter.Id, new { person = who });
        await union.SpreadAsync(letter.Id, cancellation);
        await tasks.ReassessAsync(letter, cancellation: cancellation);
    }, cancellation);
}

/// <summary>Two sealed officers take a recusal back, one after the other.</summary>
public sealed class EndRecusal(PetitionsDb db, Transactions transactions, ClearedAccess cleared, JournalWriter journal, OfficeClock clock)
{
    /// <returns>Whether it is ended; else it waits for the second.</returns>
    public Task<bool> RunAsync(string number, long block, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (letter, viewer) = await cleared.CaseAsync(number, cancellation);
        var recusal = Require.Found(await db.CaseBlocks.SingleOrDefaultAsync(
            b => b.Id == block && b.CaseId == letter.Id && b.Reason == BlockReasons.Recusal && b.To == null, cancellation));
        if (recusal.EndProposedBy is null || recusal.EndProposedBy == viewer.PersonId)
        {
            recusal.EndProposedBy = viewer.PersonId;
            journal.Write("guard.recusal-end-proposed", letter.Id, new { block });
            return false;
        }
        recusal.To = clock.Now;
        journal.Write("guard.recusal-ended", letter.Id, new { block });
        return true;
    }, cancellation);
}
