using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>
/// 到件临时封控: from its arrival on a letter is kept from everybody whose name stands in it, and from those who act for him, until
/// somebody has read whom it accuses (design §4; domain.md §10.3 routes 20 and 44). Who answers to him is not kept from it: before the
/// reading the office alone sees it, and else nobody would be left to read what is addressed to the head of the house.
/// </summary>
public sealed class ProvisionalSeal(
    PetitionsDb db, NameIndexCache names, StandingsUpdate office, TaskOpener tasks, JournalWriter journal, OfficeClock clock)
{
    /// <param name="letter">A letter that came in; one that was read already is left alone.</param>
    /// <param name="texts">What is legible of it.</param>
    /// <param name="finishing">The task that this very act completes.</param>
    /// <param name="cancellation">Ends the act.</param>
    internal async Task PutInActAsync(PetitionCase letter, IEnumerable<string?> texts, Guid? finishing = null, CancellationToken cancellation = default)
    {
        if (letter.Slip is not null)
            return;
        var index = await names.GetAsync(db, office, cancellation);
        var found = texts.OfType<string>().SelectMany(index.In).Select(hit => hit.PersonId).ToHashSet();
        found.ExceptWith(await OpenOf(letter).Select(b => b.SubjectId).ToListAsync(cancellation));
        if (found.Count == 0)
            return;
        foreach (var person in found.Order(StringComparer.Ordinal))
            db.CaseBlocks.Add(new CaseBlock { CaseId = letter.Id, SubjectKind = SubjectKind.Person, SubjectId = person, Level = BlockLevel.Hard, Reason = BlockReasons.Found, From = clock.Now });
        journal.Write("guard.provisional", letter.Id, new { people = found.Count });
        await tasks.ReassessAsync(letter, finishing, cancellation);
    }

    /// <summary>Read: now the accused are blocked, and whoever was only mentioned is free. While it is unclear who is meant, nobody is.</summary>
    internal async Task LiftInActAsync(PetitionCase letter, CancellationToken cancellation)
    {
        var open = await OpenOf(letter).ToListAsync(cancellation);
        foreach (var block in open)
            block.To = clock.Now;
        if (open.Count > 0)
            journal.Write("guard.provisional-lifted", letter.Id, new { people = open.Count });
    }

    private IQueryable<CaseBlock> OpenOf(PetitionCase letter) => db.CaseBlocks.Where(b => b.CaseId == letter.Id && b.Reason == BlockReasons.Found && b.To == null);
}
