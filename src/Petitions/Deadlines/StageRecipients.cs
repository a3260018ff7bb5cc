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
        var directory = await directories.GetAsync(db, clock, cancellation);
        var blocked = await guard.BlockedPeopleAsync(caseId, cancellation);
        var letter = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, cancellation);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId && t.State == TaskState.Open).ToListAsync(cancellation);
        var people = new HashSet<string>();
        foreach (var recipient in recipients)
        {
            var eligible = (recipient == Recipient.Holder ? HoldersOf(tasks, directory) : HaveRole(directory, RoleOf(recipient)))
                .Where(p => !blocked.Contains(p)).ToList();
            // Need to know: of a sealed case a leader hears only when he has it before him.
            if (letter.Sealed && recipient != Recipient.Holder)
                eligible = [.. eligible.Where(p => tasks.Any(t => t.PersonId == p))];
            people.UnionWith(eligible.Count > 0 ? eligible : HaveRole(directory, Role.SealedOfficer).Where(p => !blocked.Contains(p)));
        }
        return [.. people.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> HoldersOf(IEnumerable<HumanTask> tasks, OfficeDirectory directory) =>
        tasks.SelectMany(t => t.ClaimedBy is { } holder ? [holder] : TaskAssignment.Matching(t, directory).Select(c => c.PersonId));

    private static IEnumerable<string> HaveRole(OfficeDirectory directory, Role role) =>
        directory.Everybody.Where(c => c.Has(role)).Select(c => c.PersonId);

    private static Role RoleOf(Recipient recipient) => recipient switch
    {
        Recipient.Clerk or Recipient.Holder => Role.Clerk,
        Recipient.OfficeHead => Role.OfficeHead,
        Recipient.SupervisingLeader => Role.SupervisingLeader,
        Recipient.PrincipalLeader => Role.PrincipalLeader,
        Recipient.DepartmentHandler => Role.DepartmentHandler,
        Recipient.DepartmentHead => Role.DepartmentHead,
        Recipient.DutyOfficer => Role.DutyOfficer,
        Recipient.DutyLeader => Role.DutyLeader,
        _ => throw new ArgumentOutOfRangeException(nameof(recipient)),
    };
}
