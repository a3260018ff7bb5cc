using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>
/// Two sealed officers say whom a description means: the first proposes, another one says the same and it holds. Until then every
/// candidate stays blocked; afterwards only those who are meant (domain.md §10.3 routes 21 and 24).
/// </summary>
public sealed class ResolveAccused(
    PetitionsDb db, Transactions transactions, ClearedAccess cleared, NameMatch names, TaskOpener tasks, BlockUnion union, JournalWriter journal, OfficeClock clock)
{
    /// <returns>Whether it holds now; else it waits for the second.</returns>
    /// <exception cref="NotVisible">No such case, or no sealed officer.</exception>
    /// <exception cref="RuleBroken"><c>described-unknown</c>, <c>person-unknown</c></exception>
    public Task<bool> RunAsync(string number, long accused, IReadOnlyList<string> people, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (letter, viewer) = await cleared.CaseAsync(number, cancellation);
        var described = await db.Accused.SingleOrDefaultAsync(a => a.Id == accused && a.CaseId == letter.Id && a.RemovedAt == null, cancellation);
        Require.That(described is { IsDescribed: true, ResolvedAt: null }, "described-unknown");
        foreach (var person in people)
            Require.That(await db.People.AnyAsync(p => p.Id == person, cancellation), "person-unknown", person);
        var meant = string.Join(',', people.Distinct().Order(StringComparer.Ordinal));
        if (described!.ResolutionProposal != meant || described.ResolutionProposedBy is null || described.ResolutionProposedBy == viewer.PersonId)
        {
            (described.ResolutionProposal, described.ResolutionProposedBy) = (meant, viewer.PersonId);
            journal.Write("accused.resolution-proposed", letter.Id, new { accused });
            return false;
        }
        (described.ResolvedBy, described.ResolvedAt) = (viewer.PersonId, clock.Now);
        journal.Write("accused.resolved", letter.Id, new { accused });
        await ReplaceCandidatesAsync(letter, described, [.. people.Distinct()], cancellation);
        await union.SpreadAsync(letter.Id, cancellation);
        await union.FreeAsync(letter.Id, cancellation);
        await tasks.ReassessAsync(letter, cancellation: cancellation);
        return true;
    }, cancellation);

    private async Task ReplaceCandidatesAsync(PetitionCase letter, CaseAccused described, IReadOnlyList<string> meant, CancellationToken cancellation)
    {
        var open = await db.CaseBlocks.Where(b => b.CaseId == letter.Id && b.To == null && b.SubjectKind == SubjectKind.Person).ToListAsync(cancellation);
        foreach (var person in meant.Where(p => open.All(b => b.SubjectId != p || b.Reason != BlockReasons.Accused)))
            db.CaseBlocks.Add(new CaseBlock { CaseId = letter.Id, SubjectKind = SubjectKind.Person, SubjectId = person, Level = BlockLevel.Hard, Reason = BlockReasons.Accused, From = clock.Now });
        var others = await db.Accused.Where(a => a.CaseId == letter.Id && a.Id != described.Id && a.RemovedAt == null && a.ResolvedAt == null && a.PersonId == null && a.UnitId == null).ToListAsync(cancellation);
        var stillMeant = new HashSet<string>();
        foreach (var other in others)
            stillMeant.UnionWith(await names.CandidatesAsync(other.AsDescribed(), cancellation));
        foreach (var block in open.Where(b => b.Reason == BlockReasons.Candidate && !stillMeant.Contains(b.SubjectId)))
            block.To = clock.Now;
    }
}
