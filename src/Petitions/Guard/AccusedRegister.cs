using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>The accused as the reader enters them.</summary>
public sealed record AccusedEntry(AccusedState State, string? Reason, IReadOnlyList<string>? People, IReadOnlyList<DescribedAccused>? Described);

/// <summary>Somebody accused who was not picked from the directory: the letter's own words.</summary>
public sealed record DescribedAccused(string? Name = null, string? Title = null, string? Unit = null, string? Place = null);

/// <summary>
/// Writes whom a case accuses, and with it the causes of every block. Adding takes effect in the same transaction;
/// removing takes a second person.
/// </summary>
public sealed class AccusedRegister(PetitionsDb db, OfficeClock clock, CurrentActor actor, JournalWriter journal, NameMatch names, TaskAccess access, ProvisionalSeal provisional, BlockUnion union)
{
    /// <param name="letter">The case.</param>
    /// <param name="entry">Whom it accuses.</param>
    /// <param name="respondents">The units complained about, where they are said in the same act: nobody is told of it before all of them are blocked.</param>
    /// <param name="cancellation">Ends the act.</param>
    public async Task SetAsync(PetitionCase letter, AccusedEntry entry, IReadOnlyCollection<string>? respondents = null, CancellationToken cancellation = default)
    {
        Require.That(entry.State != AccusedState.Named || entry.People?.Count > 0 || entry.Described?.Count > 0, "named-needs-accused");
        Require.That(entry.State != AccusedState.Unclear || !string.IsNullOrWhiteSpace(entry.Reason), "unclear-needs-reason");
        Require.That(entry.Described?.Any(d => d is null) != true, "described-needs-words");
        var standing = await db.Accused.Where(a => a.CaseId == letter.Id && a.RemovedAt == null && a.UnitId == null).ToListAsync(cancellation);
        foreach (var person in (entry.People ?? []).Distinct().Where(p => standing.All(a => a.PersonId != p)))
            await AddPersonAsync(letter, person, cancellation);
        foreach (var described in (entry.Described ?? []).Where(d => standing.All(a => !Same(a, d))))
            await AddDescribedAsync(letter, described, cancellation);
        var gone = standing.Where(a => a.PersonId is not null
            ? entry.People?.Contains(a.PersonId) != true
            : entry.Described?.Any(d => Same(a, d)) != true).ToList();
        foreach (var accused in gone)
            await RemoveAsync(letter, accused, cancellation);
        foreach (var kept in standing.Except(gone).Where(a => a.RemovalProposedBy is not null))
            KeepAfterAll(letter, kept);
        letter.ChangeAccused(await StateAsync(letter, entry, cancellation), entry.Reason);
        if (entry.State != AccusedState.Unclear)
            await provisional.LiftInActAsync(letter, cancellation);
        if (respondents is not null)
            await BlockRespondentsAsync(letter, respondents, cancellation);
        await union.SpreadAsync(letter.Id, cancellation);
    }

    /// <summary>A unit complained about: accused in an accusation, respondent (and free to handle it) otherwise (design §4).</summary>
    public async Task SetRespondentsAsync(PetitionCase letter, IReadOnlyCollection<string> units, CancellationToken cancellation = default)
    {
        await BlockRespondentsAsync(letter, units, cancellation);
        await union.SpreadAsync(letter.Id, cancellation);
    }

    private async Task BlockRespondentsAsync(PetitionCase letter, IReadOnlyCollection<string> units, CancellationToken cancellation)
    {
        var known = await db.RespondentUnits.Where(r => r.CaseId == letter.Id).Select(r => r.UnitId).ToListAsync(cancellation);
        foreach (var unit in units.Distinct().Except(known))
        {
            Require.That(await db.Units.AnyAsync(u => u.Id == unit, cancellation), "unit-unknown", unit);
            db.RespondentUnits.Add(new RespondentUnit { CaseId = letter.Id, UnitId = unit });
            known.Add(unit);
        }
        if (letter.SlipOrRefuse().Class != PetitionClass.Accusation)
            return;
        var accused = await db.Accused.Where(a => a.CaseId == letter.Id && a.UnitId != null).Select(a => a.UnitId).ToListAsync(cancellation);
        foreach (var unit in known.Except(accused.OfType<string>()))
        {
            db.Accused.Add(new CaseAccused { CaseId = letter.Id, UnitId = unit, AddedBy = actor.PersonId ?? "", AddedAt = clock.Now });
            Block(letter, SubjectKind.Unit, unit, BlockReasons.AccusedUnit);
        }
    }

    private async Task AddPersonAsync(PetitionCase letter, string person, CancellationToken cancellation)
    {
        Require.That(await db.People.AnyAsync(p => p.Id == person, cancellation), "person-unknown", person);
        db.Accused.Add(new CaseAccused { CaseId = letter.Id, PersonId = person, AddedBy = actor.PersonId ?? "", AddedAt = clock.Now });
        Block(letter, SubjectKind.Person, person, BlockReasons.Accused);
    }

    private async Task AddDescribedAsync(PetitionCase letter, DescribedAccused described, CancellationToken cancellation)
    {
        Require.That(!string.IsNullOrWhiteSpace(described.Name ?? described.Title ?? described.Unit), "described-needs-words");
        db.Accused.Add(new CaseAccused
        {
            CaseId = letter.Id,
            DescribedName = described.Name,
            DescribedTitle = described.Title,
            DescribedUnit = described.Unit,
            DescribedPlace = described.Place,
            AddedBy = actor.PersonId ?? "",
            AddedAt = clock.Now,
        });
        // Over-blocking is preferred: every candidate stays out until a sealed officer resolves who is meant.
        foreach (var candidate in await names.CandidatesAsync(described, cancellation))
            Block(letter, SubjectKind.Person, candidate, BlockReasons.Candidate);
    }

    private async Task RemoveAsync(PetitionCase letter, CaseAccused accused, CancellationToken cancellation)
    {
        // domain.md §10.1: whoever frees somebody must be cleared, both of the two.
        Require.That((await access.ViewerAsync(cancellation)).IsSealedOfficer, "removal-by-cleared-only");
        if (accused.RemovalProposedBy is null || accused.RemovalProposedBy == actor.PersonId)
        {
            accused.RemovalProposedBy = actor.PersonId;
            journal.Write("accused.removal-proposed", letter.Id, new { accused.Id });
            return;
        }
        (accused.RemovedBy, accused.RemovedAt) = (actor.PersonId, clock.Now);
        var (reason, people) = accused.IsDescribed && accused.ResolvedAt is null
            ? (BlockReasons.Candidate, await OnlyMeantByAsync(accused, cancellation))
            : (BlockReasons.Accused, await OnlyAccusedByAsync(accused, cancellation));
        foreach (var block in await db.CaseBlocks.Where(b => b.CaseId == letter.Id && b.To == null && b.SubjectKind == SubjectKind.Person && b.Reason == reason && people.Contains(b.SubjectId)).ToListAsync(cancellation))
            block.To = clock.Now;
        journal.Write("accused.removed", letter.Id, new { accused.Id });
        await union.FreeAsync(letter.Id, cancellation);
    }

    /// <summary>Those whom no other entry of the case accuses as well.</summary>
    private async Task<List<string>> OnlyAccusedByAsync(CaseAccused accused, CancellationToken cancellation)
    {
        var others = await db.Accused.Where(a => a.CaseId == accused.CaseId && a.Id != accused.Id && a.RemovedAt == null).ToListAsync(cancellation);
        return [.. accused.Meant.Except(others.Where(o => o.RemovedAt is null).SelectMany(o => o.Meant))];
    }

    /// <summary>Those whom no other description of the case may mean as well.</summary>
    private async Task<List<string>> OnlyMeantByAsync(CaseAccused accused, CancellationToken cancellation)
    {
        var candidates = (await names.CandidatesAsync(accused.AsDescribed(), cancellation)).ToList();
        var others = await db.Accused.Where(a => a.CaseId == accused.CaseId && a.Id != accused.Id && a.RemovedAt == null && a.ResolvedAt == null && a.PersonId == null && a.UnitId == null).ToListAsync(cancellation);
        foreach (var other in others.Where(o => o.RemovedAt is null))
            candidates.RemoveAll((await names.CandidatesAsync(other.AsDescribed(), cancellation)).Contains);
        return candidates;
    }

    // Who names him again takes the proposal back: it may not lie there for a second person on another day.
    private void KeepAfterAll(PetitionCase letter, CaseAccused accused)
    {
        accused.RemovalProposedBy = null;
        journal.Write("accused.removal-withdrawn", letter.Id, new { accused.Id });
    }

    /// <summary>Somebody whose removal still waits for the second person keeps the case "named".</summary>
    private async Task<AccusedState> StateAsync(PetitionCase letter, AccusedEntry entry, CancellationToken cancellation)
    {
        if (entry.State != AccusedState.None)
            return entry.State;
        await db.SaveChangesAsync(cancellation);
        return await db.Accused.AnyAsync(a => a.CaseId == letter.Id && a.RemovedAt == null, cancellation) ? AccusedState.Named : AccusedState.None;
    }

    private void Block(PetitionCase letter, SubjectKind kind, string subject, string reason)
    {
        db.CaseBlocks.Add(new CaseBlock { CaseId = letter.Id, SubjectKind = kind, SubjectId = subject, Level = BlockLevel.Hard, Reason = reason, From = clock.Now });
        journal.Write("accused.blocked", letter.Id, new { kind, subject, reason });
    }

    private static bool Same(CaseAccused accused, DescribedAccused described) =>
        accused.PersonId is null && (accused.DescribedName, accused.DescribedTitle, accused.DescribedUnit, accused.DescribedPlace)
            == (described.Name, described.Title, described.Unit, described.Place);
}
