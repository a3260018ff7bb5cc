using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Intake.Duplicates;
using Petitions.Journal;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>
/// Cases that are handled together are closed to the same people: the blocks of each hold for all, and one seal seals all
/// (domain.md §10.3 route 25). What was taken over stays when they are parted again.
/// </summary>
public sealed class BlockUnion(PetitionsDb db, TaskOpener tasks, JournalWriter journal, OfficeClock clock)
{
    public async Task SpreadAsync(Guid caseId, CancellationToken cancellation = default)
    {
        // The queries below must see what this act has written.
        await db.SaveChangesAsync(cancellation);
        var group = await GroupAsync(caseId, cancellation);
        if (group.Count == 1)
            return;
        var now = clock.Now;
        var blocks = await db.CaseBlocks.Where(b => group.Contains(b.CaseId) && (b.To == null || b.To > now)).ToListAsync(cancellation);
        // What was only found in one of them stays with that one, until it is read.
        var causes = blocks.Where(b => b.Reason != BlockReasons.Found).Select(b => (b.SubjectKind, b.SubjectId, b.Level)).Distinct().ToList();
        var letters = await db.Cases.Where(c => group.Contains(c.Id)).ToListAsync(cancellation);
        var anySealed = letters.Exists(c => c.Sealed);
        foreach (var letter in letters)
        {
            var missing = causes.Where(cause => !blocks.Exists(b => b.CaseId == letter.Id && (b.SubjectKind, b.SubjectId, b.Level) == cause)).ToList();
            if (missing.Count == 0 && letter.Sealed == anySealed)
                continue;
            foreach (var (kind, subject, level) in missing)
                db.CaseBlocks.Add(CaseBlock.TakenOver(letter.Id, kind, subject, level, now));
            if (anySealed)
                letter.SealAsMerged();
            journal.Write("guard.merged", letter.Id, new { Blocks = missing.Count, letter.Sealed });
            await tasks.ReassessAsync(letter, cancellation: cancellation);
        }
    }

    /// <summary>
    /// After two of the cleared let somebody go: he goes free in the cases as well that only took his block over, parted since or not,
    /// unless one of them has a reason of its own.
    /// </summary>
    internal async Task FreeAsync(Guid caseId, CancellationToken cancellation = default)
    {
        await db.SaveChangesAsync(cancellation);
        var group = await GroupAsync(caseId, cancellation, partedToo: true);
        if (group.Count == 1)
            return;
        var blocks = await db.CaseBlocks.Where(b => group.Contains(b.CaseId) && b.To == null).ToListAsync(cancellation);
        var own = blocks.Where(b => b.Reason is BlockReasons.Accused or BlockReasons.AccusedUnit or BlockReasons.Candidate).Select(b => (b.SubjectKind, b.SubjectId)).ToHashSet();
        foreach (var freed in blocks.Where(b => b.Reason == BlockReasons.Merged && !own.Contains((b.SubjectKind, b.SubjectId))).GroupBy(b => b.CaseId).ToList())
        {
            foreach (var block in freed)
                block.To = clock.Now;
            journal.Write("guard.freed", freed.Key, new { Blocks = freed.Count() });
            await tasks.ReassessAsync(await db.Cases.SingleAsync(c => c.Id == freed.Key, cancellation), cancellation: cancellation);
        }
    }

    /// <summary>This case and all that are merged with it, over however many links.</summary>
    private async Task<HashSet<Guid>> GroupAsync(Guid caseId, CancellationToken cancellation, bool partedToo = false)
    {
        var group = new HashSet<Guid> { caseId };
        for (var known = 0; known < group.Count;)
        {
            known = group.Count;
            var links = await db.CaseLinks.Where(l => l.Kind == LinkKind.Merged && (partedToo || l.UndoneAt == null) && (group.Contains(l.CaseId) || group.Contains(l.OtherId)))
                .Select(l => new { l.CaseId, l.OtherId }).ToListAsync(cancellation);
            group.UnionWith(links.SelectMany(l => new[] { l.CaseId, l.OtherId }));
        }
        return group;
    }
}
