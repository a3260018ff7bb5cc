using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Tasks;

namespace Petitions.Deadlines;

/// <summary>
/// The people behind a stage's recipients, never one the case is closed to: where nobody of a role is left, the sealed
/// officers are told in his place.
/// </summary>
public sealed class StageRecipients(PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock)
{
    public async Task<IReadOnlyList<string>> OfAsync(Guid caseId, IEnumerable<Recipient> recipients, CancellationToken cancellation)
    {
        var facts = await FactsAsync([caseId], cancellation);
        return Of(facts[caseId], recipients, await directories.GetAsync(db, clock, cancellation));
    }

    /// <summary>What is to be known of many cases, in a handful of queries.</summary>
    public async Task<Dictionary<Guid, CaseFacts>> FactsAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancellation)
    {
        var tasks = (await db.Tasks.AsNoTracking().Where(t => EF.Parameter(cases).Contains(t.CaseId) && t.State == TaskState.Open).ToListAsync(cancellation)).ToLookup(t => t.CaseId);
        var blocked = await guard.BlockedPeopleAsync(cases, cancellation);
        var letters = await db.Cases.AsNoTracking().Where(c => EF.Parameter(cases).Contains(c.Id)).Select(c => new { c.Id, c.Sealed, c.Routing!.TargetUnit }).ToListAsync(cancellation);
        return letters.ToDictionary(c => c.Id, c => new CaseFacts(c.Sealed, c.TargetUnit, [.. tasks[c.Id]], blocked[c.Id].ToHashSet()));
    }

    public static IReadOnlyList<string> Of(CaseFacts facts, IEnumerable<Recipient> recipients, OfficeDirectory directory)
    {
        var people = new HashSet<string>();
        foreach (var recipient in recipients)
        {
            var eligible = Candidates(recipient, facts, directory).Where(p => !facts.Blocked.Contains(p)).ToList();
            // Need to know: of a sealed case a leader hears only when he has it before him.
            if (facts.Sealed && recipient != Recipient.Holder)
                eligible = [.. eligible.Where(p => facts.OpenTasks.Any(t => t.PersonId == p))];
            people.UnionWith(eligible.Count > 0 ? eligible : directory.WithRole(Role.SealedOfficer).Where(p => !facts.Blocked.Contains(p)));
        }
        return [.. people.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Candidates(Recipient recipient, CaseFacts facts, OfficeDirectory directory) => recipient switch
    {
        Recipient.Holder => facts.OpenTasks.SelectMany(t => t.ClaimedBy is { } holder ? [holder] : TaskAssignment.Matching(t, directory).Select(c => c.PersonId)),
        // Of the unit that handles it: no other department learns that there is such a case.
        Recipient.DepartmentHandler => directory.WithRole(Role.DepartmentHandler).Intersect(directory.MembersOf(facts.HandlingUnit ?? "").Select(c => c.PersonId)),
        Recipient.DepartmentHead => directory.LeadersOf(facts.HandlingUnit ?? ""),
        Recipient.Clerk => directory.WithRole(Role.Clerk),
        Recipient.OfficeHead => directory.WithRole(Role.OfficeHead),
        Recipient.SupervisingLeader => directory.WithRole(Role.SupervisingLeader),
        Recipient.PrincipalLeader => directory.WithRole(Role.PrincipalLeader),
        Recipient.DutyOfficer => directory.WithRole(Role.DutyOfficer),
        Recipient.DutyLeader => directory.WithRole(Role.DutyLeader),
        _ => throw new ArgumentOutOfRangeException(nameof(recipient)),
    };
}
