using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Guard;

namespace Petitions.Cli.Proof;

/// <summary>The properties of domain.md §10.4, asked after every step of what is stored and of what the guard answers.</summary>
internal sealed class ProofChecks(ProofOffice office, ProofModel model, ProofWalk walk)
{
    private IReadOnlySet<Guid> sealedBefore = new HashSet<Guid>();
    private int mailsSeen;

    /// <param name="state">What is stored now.</param>
    /// <param name="touched">The case the step was about.</param>
    /// <param name="blockedBefore">Whom the model blocked before the step, by case: whoever acts may accuse himself by his act.</param>
    public async Task AfterAsync(ProofState state, Guid? touched, Func<Guid, string, bool> blockedBefore)
    {
        foreach (var task in state.Tasks)
            foreach (var holder in new[] { task.ClaimedBy, task.Person }.OfType<string>())
                Hold("1 no blocked person holds a task", !model.Blocked(task.CaseId, holder), $"{task.Step} of {NumberOf(task.CaseId)}: {holder}");
        foreach (var (id, person, unit) in state.Parties)
        {
            Hold("1 no blocked person is given a case", person is null || !model.Blocked(id, person), $"{NumberOf(id)}: {person}");
            Hold("1 no closed unit is given a case", unit is null || !model.HardClosed(id, unit), $"{NumberOf(id)}: {unit}");
        }
        foreach (var (id, person, code) in state.Notices)
            Hold("1 no blocked person is notified", !model.Blocked(id, person), $"{NumberOf(id)}: {person} of {code}");
        foreach (var (id, unit, toHead) in state.Letters)
            Hold("1 no letter goes to a closed unit", toHead ? !model.HardClosed(id, unit) : !model.Closed(id, unit), $"{NumberOf(id)}: {unit}");
        foreach (var (id, unit, person) in state.WaitingMails)
            Hold("2 no mail waits for somebody blocked", (unit is null || !model.Closed(id, unit)) && (person is null || !model.Blocked(id, person)), $"{NumberOf(id)}: {unit ?? person}");
        foreach (var (id, leader) in state.Booked)
            Hold("14 nobody is received by whom his case is closed to", !model.Blocked(id, leader), $"{NumberOf(id)}: {leader}");
        foreach (var id in state.Named)
            Hold("16 who wrote a sealed case stands apart from it", false, NumberOf(id));
        foreach (var (id, step, person) in state.Steps)
            Hold("1 no blocked person acts", !blockedBefore(id, person), $"{step} of {NumberOf(id)}: {person}");
        foreach (var id in sealedBefore.Except(state.Sealed))
            Hold("a seal is never taken off", false, NumberOf(id));
        sealedBefore = state.Sealed;
        foreach (var (to, subject) in office.Mail.Taken.Skip(mailsSeen))
            Hold("13 a mail names nobody", !model.Cases.Any(c => subject.Contains(c.Number, StringComparison.Ordinal)) || !to.EndsWith("@example.gov.cn", StringComparison.Ordinal), subject);
        mailsSeen = office.Mail.Taken.Count;
        if (touched is { } about)
        {
            await SameBlockedAsync(about);
            await NotSeenAsync(about);
        }
    }

    /// <summary>After the office or the day changed: some of the guarded cases, whoever they are about.</summary>
    public async Task OfficeChangedAsync(int most)
    {
        foreach (var id in model.Guarded.OrderBy(_ => walk.Random.Next()).Take(most).ToList())
        {
            await SameBlockedAsync(id);
            await NotSeenAsync(id);
        }
    }

    /// <summary>Nobody eligible: somebody outside has the task, or an administrator sees that nobody has; and never without an alarm.</summary>
    public void NobodyForgotten(ProofState state)
    {
        var alarms = office.Read("SELECT CaseId FROM Incidents WHERE CaseId IS NOT NULL UNION SELECT CaseId FROM Notices WHERE Code = 'nobody-eligible'", r => r.GetGuid(0)).ToHashSet();
        foreach (var task in state.Tasks.Where(t => model.BlockedPeople(t.CaseId).Count > 0 && !alarms.Contains(t.CaseId)))
            Hold("4 a task without anybody eligible raises an alarm", model.Accounts.Any(p => !model.Blocked(task.CaseId, p) && task.Fits(model.Viewer(p)!)), $"{task.Step} of {NumberOf(task.CaseId)}");
    }

    /// <summary>Stored standings equal a recomputation from nothing, and clocks of waiting cases go on.</summary>
    public async Task StoredEqualsComputedAsync() => await office.AsAsync(null, async scope =>
    {
        var db = scope.GetRequiredService<Data.PetitionsDb>();
        var snapshot = await scope.GetRequiredService<StandingsUpdate>().SnapshotAsync();
        var people = (await db.PersonStandings.AsNoTracking().ToListAsync()).Select(Line).Order(StringComparer.Ordinal);
        var units = (await db.UnitStandings.AsNoTracking().ToListAsync()).Select(Line).Order(StringComparer.Ordinal);
        Hold("stored standings equal a recomputation", people.SequenceEqual(Standings.Compute(snapshot).Select(Line).Order(StringComparer.Ordinal)), "people");
        Hold("stored standings equal a recomputation", units.SequenceEqual(Standings.ComputeUnits(snapshot).Select(Line).Order(StringComparer.Ordinal)), "units");
        var stopped = await db.Deadlines.CountAsync(d => d.EndedAt != null && d.EndReason == "blocked");
        Hold("7 a clock runs on while nobody may have the case", stopped == 0, $"{stopped} clocks stopped");
    });

    public void Hold(string property, bool holds, string what)
    {
        if (!holds)
            walk.Broke(property, what);
    }

    public string NumberOf(Guid id) => model.Cases.Find(c => c.Id == id)?.Number ?? id.ToString();

    private async Task SameBlockedAsync(Guid id)
    {
        var answered = await office.AsAsync(null, scope => scope.GetRequiredService<CaseGuard>().BlockedPeopleAsync(id));
        var expected = model.BlockedPeople(id);
        Hold("the guard blocks whom the facts block", expected.IsSubsetOf(answered), $"{NumberOf(id)}: not blocked {string.Join(' ', expected.Except(answered))}");
        if (!model.HasFinds(id))
            Hold("6 the guard blocks nobody beyond the facts", answered.IsSubsetOf(expected), $"{NumberOf(id)}: blocked for no reason {string.Join(' ', answered.Except(expected))}");
    }

    private async Task NotSeenAsync(Guid id)
    {
        if (model.BlockedAccounts(id) is not { Count: > 0 } blocked)
            return;
        var person = RandomOffice.Pick(walk.Random, blocked);
        await office.AsAsync(person, async scope =>
        {
            var (guard, viewer) = (scope.GetRequiredService<CaseGuard>(), model.Viewer(person)!);
            Hold("1 no blocked person sees a case", !await guard.Visible(viewer).AnyAsync(c => c.Id == id), $"{person} sees {NumberOf(id)}");
            Hold("1 no blocked person is offered a task", !await guard.OpenTasks(viewer).AnyAsync(t => t.CaseId == id), $"{person} is offered {NumberOf(id)}");
        });
    }

    private static string Line(PersonStanding s) => $"{s.PersonId} {s.SubjectKind} {s.SubjectId} {s.Relation} {s.Level} {s.From} {s.To}";

    private static string Line(UnitStanding s) => $"{s.UnitId} {s.SubjectKind} {s.SubjectId} {s.Relation} {s.Level} {s.From} {s.To}";
}
