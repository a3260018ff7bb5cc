using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Offices;

namespace Petitions.Tasks;

/// <summary>
/// Who a task is for: what its payload asks, moved to sealed officers where the case is sealed, to the next leader where
/// nobody of the unit is left, and to the discipline or higher organ where nobody of the house may have it.
/// </summary>
public sealed class TaskAssignment(
    PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock, Notices notices, JournalWriter journal, IOptions<OfficeOptions> office)
{
    private static readonly Role[] DeskRoles = [Role.Clerk, Role.Receptionist, Role.Archivist];
    private static readonly Role[] LeaderRoles = [Role.OfficeHead, Role.SupervisingLeader, Role.PrincipalLeader];

    private sealed record Blocked(IReadOnlySet<string> People, IReadOnlySet<string> Units);

    public async Task AssignAsync(PetitionCase letter, HumanTask task, CancellationToken cancellation = default)
    {
        var payload = JsonNode.Parse(task.PayloadJson)!.AsObject();
        var directory = await directories.GetAsync(db, clock, cancellation);
        var blocked = await BlockedAsync(letter, cancellation);
        var (wasEscalated, chosen) = (task.Escalated, task.PersonId);
        await TakeFromPayloadAsync(letter, task, payload, cancellation);
        if (!Eligible(task, directory, blocked).Any())
            Escalate(letter, task, directory, blocked);
        // Need to know: one leader of the eligible gets a sealed case, not every holder of the role; once chosen, he keeps it.
        if (letter.Sealed && task is { PersonId: null, Role: { } role } && LeaderRoles.Contains(role))
            task.PersonId = Eligible(task, directory, blocked).Select(c => c.PersonId).OrderBy(p => p != chosen).ThenBy(p => p, StringComparer.Ordinal).FirstOrDefault();
        ReleaseFromUnfit(letter, task, directory, blocked);
        await JoinAsync(letter, task, cancellation);
        if (task.Escalated && !wasEscalated)
            await AlarmAsync(letter, task, directory, blocked, cancellation);
        if (task is { Escalated: true, UnitId: null, Role: Role.SealedOfficer } || !Eligible(task, directory, blocked).Any())
            await ReportAsync(letter, task, cancellation);
    }

    // A case that this very act has begun accuses nobody yet.
    private async Task<Blocked> BlockedAsync(PetitionCase letter, CancellationToken cancellation) => db.Entry(letter).State == EntityState.Added
        ? new(new HashSet<string>(), new HashSet<string>())
        : new(await guard.BlockedPeopleAsync(letter.Id, cancellation), await guard.HardBlockedUnitsAsync(letter.Id, cancellation));

    /// <summary>Whoever did that step goes on with this one, if he still may: a visitor stays at the desk he sits at.</summary>
    public async Task HoldAsync(PetitionCase letter, HumanTask task, string step, CancellationToken cancellation = default)
    {
        if (await LastPersonAsync(letter.Id, step, cancellation) is not { } holder)
            return;
        var directory = await directories.GetAsync(db, clock, cancellation);
        var blocked = await BlockedAsync(letter, cancellation);
        if (Eligible(task, directory, blocked).Any(c => c.PersonId == holder))
            task.Claim(holder);
    }

    /// <summary>A claim by somebody whom the task no longer fits would keep it from everybody else.</summary>
    private void ReleaseFromUnfit(PetitionCase letter, HumanTask task, OfficeDirectory directory, Blocked blocked)
    {
        if (task.ClaimedBy is not { } holder)
            return;
        var eligible = Eligible(task, directory, blocked).Select(c => c.PersonId).ToHashSet();
        var fits = !blocked.People.Contains(holder) && holder != task.NotPersonId
            && directory.ViewerOf(holder)?.Capacities.Any(c => eligible.Contains(c.PersonId)) == true;
        if (fits)
            return;
        task.Release();
        journal.Write("task.pulled", letter.Id, new { task.Id });
    }

    private async Task TakeFromPayloadAsync(PetitionCase letter, HumanTask task, JsonObject payload, CancellationToken cancellation)
    {
        var role = Enum.TryParse<Role>(payload.Text("role"), ignoreCase: true, out var named) ? named : (Role?)null;
        task.Role = letter.Sealed && role is { } desk && DeskRoles.Contains(desk) ? Role.SealedOfficer : role;
        task.UnitId = payload.Text("unit");
        task.HeadsOnly = payload["heads"]?.GetValue<bool>() ?? false;
        task.PersonId = payload.Text("person");
        task.NotPersonId = payload.Text("notBy") is { } step ? await LastPersonAsync(letter.Id, step, cancellation) : null;
        task.Escalated = false;
        if (task is { Role: null, UnitId: null, PersonId: null })
            // A file that names nobody would open the task to everybody.
            task.Role = letter.Sealed ? Role.SealedOfficer : Role.OfficeHead;
    }

    private void Escalate(PetitionCase letter, HumanTask task, OfficeDirectory directory, Blocked blocked)
    {
        task.Escalated = true;
        var (unit, heads) = (task.UnitId, task.HeadsOnly);
        (task.Role, task.UnitId, task.HeadsOnly, task.PersonId) = (null, null, false, null);
        // A colleague of the same unit before anybody outside it, unless only its head would do.
        if (unit is not null && !heads && Try(t => t.UnitId = unit))
            return;
        if (!letter.Sealed && Try(t => t.Role = Role.SupervisingLeader))
            return;
        foreach (var fallback in office.Value.FallbackUnits)
            if (Try(t => t.UnitId = fallback))
                return;
        // Nobody anywhere: it rests with the cleared, and an administrator sees that it does.
        (task.Role, task.UnitId) = (Role.SealedOfficer, null);

        bool Try(Action<HumanTask> set)
        {
            (task.Role, task.UnitId) = (null, null);
            set(task);
            return Eligible(task, directory, blocked).Any();
        }
    }

    private static IEnumerable<Capacity> Eligible(HumanTask task, OfficeDirectory directory, Blocked blocked) =>
        task.UnitId is { } unit && blocked.Units.Contains(unit) ? [] : Matching(task, directory).Where(c => !blocked.People.Contains(c.PersonId));

    /// <summary>Whom the conditions of a task fit, before the guard.</summary>
    internal static IEnumerable<Capacity> Matching(HumanTask task, OfficeDirectory directory) =>
        directory.Everybody.Where(c => c.PersonId != task.NotPersonId
            && (task.PersonId is null || c.PersonId == task.PersonId)
            && (task.Role is not { } role || c.Has(role))
            && (task.UnitId is null || (task.HeadsOnly ? c.LedUnits : c.Units).Contains(task.UnitId)));

    private async Task<string?> LastPersonAsync(Guid caseId, string step, CancellationToken cancellation)
    {
        var saved = await db.Steps.Where(s => s.CaseId == caseId && s.Step == step).OrderByDescending(s => s.Id).Select(s => s.PersonId).FirstOrDefaultAsync(cancellation);
        // The step that has just been completed is not in the database yet.
        return db.Steps.Local.LastOrDefault(s => s.CaseId == caseId && s.Step == step && s.Id == 0)?.PersonId ?? saved;
    }

    /// <summary>Whoever is asked to work on a case may see it.</summary>
    private async Task JoinAsync(PetitionCase letter, HumanTask task, CancellationToken cancellation)
    {
        var (person, unit, heads) = (task.PersonId, task.PersonId is null ? task.UnitId : null, task.HeadsOnly);
        if (person is null && unit is null)
            return;
        var joined = db.CaseParties.Local.Any(p => p.CaseId == letter.Id && p.To == null && p.PersonId == person && p.UnitId == unit)
            || await db.CaseParties.AnyAsync(p => p.CaseId == letter.Id && p.To == null && p.PersonId == person && p.UnitId == unit && (!p.HeadsOnly || heads), cancellation);
        if (!joined)
            db.CaseParties.Add(new CaseParty { CaseId = letter.Id, PersonId = person, UnitId = unit, HeadsOnly = unit is not null && heads, From = clock.Now });
    }

    private async Task AlarmAsync(PetitionCase letter, HumanTask task, OfficeDirectory directory, Blocked blocked, CancellationToken cancellation)
    {
        journal.Write("task.escalated", letter.Id, new { task.Id, task.Step, task.UnitId, task.Role });
        var cleared = directory.Everybody.Where(c => c.Has(Role.SealedOfficer) && !blocked.People.Contains(c.PersonId)).Select(c => c.PersonId);
        await notices.AddAsync(letter.Id, "nobody-eligible", cleared, $"escalated:{task.Id}", cancellation);
    }

    private async Task ReportAsync(PetitionCase letter, HumanTask task, CancellationToken cancellation)
    {
        var place = $"task:{task.Step}";
        if (!await db.Incidents.AnyAsync(i => i.CaseId == letter.Id && i.Where == place && i.ResolvedAt == null, cancellation))
            db.Incidents.Add(new Process.Incident { CaseId = letter.Id, InstanceId = task.InstanceId, Where = place, Cause = "nobody-eligible-anywhere", At = clock.Now });
    }
}
