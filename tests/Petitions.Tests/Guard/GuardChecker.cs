using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Tasks;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>
/// Looks at everything through which a case could reach somebody, and compares it with who may not have it by the definition
/// read aloud (<see cref="StandingsOracle"/>): neither the stored standings nor the guard take part in that.
/// </summary>
internal sealed class GuardChecker(OfficeWorld world)
{
    private long lastNotice;
    private readonly HashSet<Guid> lettersSeen = [];
    private readonly HashSet<string> assignmentsSeen = [];

    public async Task CheckAsync()
    {
        var (office, accused) = await FactsAsync();
        var oracle = new StandingsOracle(office, DateOnly.FromDateTime(world.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime));
        bool Person(Guid caseId, string person) => accused[caseId].Any(subject => oracle.OfPerson(person, subject).Any());
        bool Inbox(Guid caseId, string unit) => accused[caseId].Any(subject => oracle.OfUnit(unit, subject).Any());

        await CheckTasksAsync(Person);
        await CheckViewersAsync(Person);
        await CheckRecipientsAsync(Person, Inbox);
    }

    private async Task CheckTasksAsync(Func<Guid, string, bool> blocked)
    {
        foreach (var task in await world.AskAsync(db => db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open).ToListAsync()))
        {
            foreach (var holder in new[] { task.ClaimedBy, task.PersonId }.OfType<string>())
                blocked(task.CaseId, holder).ShouldBeFalse($"{task.Step} is held by {holder}");
        }
    }

    private async Task CheckViewersAsync(Func<Guid, string, bool> blocked)
    {
        foreach (var account in World.Accounts)
        {
            var person = World.PersonOf(account);
            var (seen, eligible) = await world.AsAsync(account, async scope =>
            {
                var viewer = await scope.GetRequiredService<TaskAccess>().ViewerAsync();
                var guard = scope.GetRequiredService<CaseGuard>();
                return (await guard.Visible(viewer).Select(c => c.Id).ToListAsync(), await guard.OpenTasks(viewer).Select(t => t.CaseId).ToListAsync());
            });
            seen.ShouldAllBe(id => !blocked(id, person), $"{person} sees");
            eligible.ShouldAllBe(id => !blocked(id, person), $"{person} is eligible");
        }
    }

    /// <summary>What was given out since the last look; what was given before somebody was accused cannot be taken back.</summary>
    private async Task CheckRecipientsAsync(Func<Guid, string, bool> blocked, Func<Guid, string, bool> closed)
    {
        var (notices, letters, waiting, handlers) = await world.AskAsync(async db => (
            await db.Notices.AsNoTracking().Where(n => n.Id > lastNotice && n.CaseId != null).ToListAsync(),
            await db.OfficialLetters.AsNoTracking().ToListAsync(),
            await db.Outbox.AsNoTracking().Where(m => m.State == MailState.Waiting && m.UnitId != null).ToListAsync(),
            await db.Cases.AsNoTracking().Where(c => c.Handling != null).Select(c => new { c.Id, c.Handling!.HandlerId }).ToListAsync()));
        notices.ShouldAllBe(n => !blocked(n.CaseId!.Value, n.PersonId), "a notice went to somebody blocked");
        lastNotice = notices.Select(n => n.Id).Append(lastNotice).Max();
        letters.Where(l => lettersSeen.Add(l.Id)).ShouldAllBe(l => !closed(l.CaseId, l.TargetUnit), "a letter went to a closed unit");
        waiting.ShouldAllBe(m => !closed(m.CaseId!.Value, m.UnitId!), "a mail waits for a closed unit");
        handlers.Where(h => h.HandlerId is not null && assignmentsSeen.Add($"{h.Id} {h.HandlerId}")).ShouldAllBe(h => !blocked(h.Id, h.HandlerId!), "somebody blocked was assigned");
    }

    private async Task<(OfficeSnapshot Office, ILookup<Guid, StandingsSubject> Accused)> FactsAsync() =>
        (await world.As<StandingsUpdate, OfficeSnapshot>(null, update => update.SnapshotAsync()),
            (await world.AskAsync(db => db.Accused.AsNoTracking().Where(a => a.RemovedAt == null).ToListAsync()))
                .ToLookup(a => a.CaseId, a => a.PersonId is { } person ? StandingsSubject.Person(person) : StandingsSubject.Unit(a.UnitId!)));
}
