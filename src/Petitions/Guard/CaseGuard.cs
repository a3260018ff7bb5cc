using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>
/// The one decision who may have, see or get a case (design §4, L-26, 条例 art. 30). Every query that shows anything of a
/// case starts here; every act that gives a case to somebody asks here. Roles make no exception.
/// </summary>
public sealed class CaseGuard(PetitionsDb db, OfficeClock clock, Certificates certificates)
{
    /// <summary>The cases that exist for this person. What is not in here is, for him, not there.</summary>
    public IQueryable<PetitionCase> Visible(Viewer viewer)
    {
        bool office = viewer.SeesOffice, intake = viewer.SeesIntake, visits = viewer.SeesVisits, cleared = viewer.IsSealedOfficer;
        var shared = viewer.Capacities.Select(SharedWith).Aggregate((all, more) => all.Union(more));
        var guarded = Causes().Select(b => b.CaseId);
        return Unblocked(viewer.PersonId).Where(c =>
            (!c.Sealed && office && c.Slip != null)
            || (!c.Sealed && intake && c.Slip == null)
            || (!c.Sealed && visits && c.Receipt.Channel == Channel.Visit)
            // Somebody wrongly blocked can be freed only by two who see that he is.
            || (cleared && (c.Sealed || guarded.Contains(c.Id)))
            // Asked case by case: what is shared with a great unit would otherwise be listed whole for a page of thirty.
            || shared.Any(p => p.CaseId == c.Id));
    }

    /// <summary>The cases that may count in a figure shown to this person (null: the operator): neither sealed nor hidden from him.</summary>
    public IQueryable<PetitionCase> Countable(string? personId) =>
        (personId is null ? db.Cases : Unblocked(personId)).Where(c => !c.Sealed);

    /// <summary>The cases that may count in a figure whoever reads it: neither sealed nor ever closed to anybody.</summary>
    public IQueryable<PetitionCase> OpenToAll() => db.Cases.Where(c => !c.Sealed && !db.CaseBlocks.Any(b => b.CaseId == c.Id));

    /// <summary>The open tasks this person may take, for himself or for somebody he stands in for.</summary>
    public IQueryable<HumanTask> OpenTasks(Viewer viewer)
    {
        var mine = BlockedCases(viewer.PersonId);
        return viewer.Capacities
            .Select(capacity => TasksIn(capacity, viewer.PersonId, mine))
            .Aggregate((all, more) => all.Union(more));
    }

    /// <summary>Cases of which this person may not even learn by an error message of the machinery.</summary>
    public IQueryable<Guid> BlockedFrom(Viewer viewer) => BlockedCases(viewer.PersonId);

    public Task<bool> IsBlockedAsync(Guid caseId, string personId, CancellationToken cancellation = default) =>
        BlockedCases(personId).AnyAsync(id => id == caseId, cancellation);

    /// <summary>Everybody who may not have this case now.</summary>
    public async Task<IReadOnlySet<string>> BlockedPeopleAsync(Guid caseId, CancellationToken cancellation = default) =>
        (await PeopleStandingFor(Causes().Where(b => b.CaseId == caseId)).Select(p => p.Standing.PersonId).ToListAsync(cancellation)).ToHashSet();

    /// <summary>Everybody who may not have this case now, with what the office says and what the case says: for the cleared only.</summary>
    public async Task<IReadOnlyList<BlockedPerson>> BlockedWithReasonsAsync(Guid caseId, CancellationToken cancellation = default) =>
        await PeopleStandingFor(Causes().Where(b => b.CaseId == caseId)).OrderBy(p => p.Standing.PersonId).ThenBy(p => p.Block.Id).ToListAsync(cancellation);

    /// <summary>The same for many cases at once.</summary>
    public async Task<ILookup<Guid, string>> BlockedPeopleAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancellation = default) =>
        (await PeopleStandingFor(Causes().Where(b => EF.Parameter(cases).Contains(b.CaseId))).Select(p => new { p.Block.CaseId, p.Standing.PersonId }).Distinct().ToListAsync(cancellation))
            .ToLookup(p => p.CaseId, p => p.PersonId);

    /// <summary>Units whose inbox this case may not reach now, at any level.</summary>
    public async Task<IReadOnlySet<string>> BlockedUnitsAsync(Guid caseId, CancellationToken cancellation = default) =>
        (await UnitsStandingFor(caseId).Select(s => s.UnitId).ToListAsync(cancellation)).ToHashSet();

    /// <summary>Units whose inbox is the accused's own: whatever they receive, he receives.</summary>
    public async Task<IReadOnlySet<string>> HardBlockedUnitsAsync(Guid caseId, CancellationToken cancellation = default) =>
        (await UnitsStandingFor(caseId).Where(s => s.Level == BlockLevel.Hard).Select(s => s.UnitId).ToListAsync(cancellation)).ToHashSet();

    /// <exception cref="GuardRefused">The unit or person stands for somebody the case accuses.</exception>
    public Task RequireRecipientAsync(Guid caseId, string? unitId, string? personId, CancellationToken cancellation = default) =>
        RequireRecipientAsync(caseId, new Tasks.Recipient(unitId, personId), cancellation);

    /// <exception cref="GuardRefused">The unit or person stands for somebody the case accuses.</exception>
    public async Task RequireRecipientAsync(Guid caseId, Tasks.Recipient recipient, CancellationToken cancellation = default)
    {
        if (recipient.Unit is { } unit)
            await certificates.RequireAsync(caseId, SubjectKind.Unit, unit, recipient.HeadsOnly, cancellation);
        if (recipient.Person is { } person)
            await certificates.RequireAsync(caseId, SubjectKind.Person, person, cancellation: cancellation);
    }

    /// <summary>Whether the case accuses anybody: then its official letters go into the guarded book.</summary>
    public Task<bool> IsGuardedAsync(Guid caseId, CancellationToken cancellation = default) =>
        Causes().AnyAsync(b => b.CaseId == caseId, cancellation);

    private IQueryable<PetitionCase> Unblocked(string personId)
    {
        var blocked = BlockedCases(personId);
        return db.Cases.Where(c => !blocked.Contains(c.Id));
    }

    private IQueryable<CaseParty> SharedWith(Capacity capacity)
    {
        var now = clock.Now;
        var (person, units, led) = (capacity.PersonId, capacity.Units, capacity.LedUnits);
        // A delegation carries no right where either end is blocked (domain.md §10.3 route 6).
        var theirs = BlockedCases(person);
        return db.CaseParties
            .Where(p => p.From <= now && (p.To == null || p.To > now) && !theirs.Contains(p.CaseId)
                && (p.PersonId == person || (p.UnitId != null && (p.HeadsOnly ? led.Contains(p.UnitId) : units.Contains(p.UnitId)))));
    }

    private IQueryable<HumanTask> TasksIn(Capacity capacity, string me, IQueryable<Guid> mine)
    {
        var (person, roles, units, led) = (capacity.PersonId, capacity.Roles, capacity.Units, capacity.LedUnits);
        var theirs = BlockedCases(person);
        return db.Tasks.Where(t => t.State == TaskState.Open
            && !mine.Contains(t.CaseId) && !theirs.Contains(t.CaseId)
            && (t.NotPersonId == null || (t.NotPersonId != me && t.NotPersonId != person))
            && (t.PersonId == null || t.PersonId == person)
            && (t.Role == null || roles.Contains(t.Role.Value))
            && (t.UnitId == null || (t.HeadsOnly ? led.Contains(t.UnitId) : units.Contains(t.UnitId))));
    }

    private IQueryable<Guid> BlockedCases(string personId) =>
        PeopleStandingFor(Causes()).Where(p => p.Standing.PersonId == personId).Select(p => p.Block.CaseId);

    // A recusal keeps him away and nobody else: those under him have done nothing and declared nothing. A mere find reaches who acts for him.
    private IQueryable<BlockedPerson> PeopleStandingFor(IQueryable<CaseBlock> causes)
    {
        var today = clock.Today;
        return causes
            .Join(db.PersonStandings, b => new { b.SubjectKind, b.SubjectId }, s => new { s.SubjectKind, s.SubjectId }, (b, s) => new BlockedPerson { Block = b, Standing = s })
            .Where(p => p.Standing.From <= today && (p.Standing.To == null || p.Standing.To > today)
                && (p.Block.Reason != BlockReasons.Recusal || p.Standing.Relation == StandingRelation.Self)
                && (p.Block.Reason != BlockReasons.Found || p.Standing.Level == BlockLevel.Hard));
    }

    private IQueryable<UnitStanding> UnitsStandingFor(Guid caseId)
    {
        var today = clock.Today;
        return Causes().Where(b => b.CaseId == caseId && b.Reason != BlockReasons.Recusal)
            .Join(db.UnitStandings, b => new { b.SubjectKind, b.SubjectId }, s => new { s.SubjectKind, s.SubjectId }, (b, s) => new { b.Reason, Standing = s })
            .Where(p => p.Standing.From <= today && (p.Standing.To == null || p.Standing.To > today) && (p.Reason != BlockReasons.Found || p.Standing.Level == BlockLevel.Hard))
            .Select(p => p.Standing);
    }

    private IQueryable<CaseBlock> Causes()
    {
        var now = clock.Now;
        return db.CaseBlocks.Where(b => b.From <= now && (b.To == null || b.To > now));
    }
}

/// <summary>Somebody who may not have a case: what the case says of somebody, and how he stands for that one.</summary>
public sealed class BlockedPerson
{
    public required CaseBlock Block { get; init; }
    public required PersonStanding Standing { get; init; }

    public BlockLevel Level => Block.Level == BlockLevel.Soft ? BlockLevel.Soft : Standing.Level;
}
