using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <param name="TaskId">The step he is here for; null for a visitor who came again about a case that others have in hand.</param>
public sealed record Called(int Ticket, string Number, string Desk, Guid? TaskId, string? Step);

/// <summary>叫号: calls a waiting ticket to a desk and takes its task, so that two desks never call one visitor.</summary>
public sealed class CallVisitor(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, JournalWriter journal, OfficeClock clock)
{
    private const int LongestDesk = 20;

    /// <param name="ticket">Null calls whoever has waited longest of those I may take.</param>
    /// <param name="desk">Where he is to come to.</param>
    /// <param name="cancellation">Ends the act.</param>
    /// <exception cref="RuleBroken"><c>nobody-waits</c>, <c>desk-needed</c>.</exception>
    /// <exception cref="Conflict"><c>visitor-called</c>: another desk was quicker.</exception>
    public Task<Called> RunAsync(int? ticket, string? desk, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.SeesVisits && !viewer.IsSealedOfficer)
            throw new NotVisible();
        Require.That(!string.IsNullOrWhiteSpace(desk) && desk.Trim().Length <= LongestDesk, "desk-needed", LongestDesk);
        var today = clock.Today;
        var mine = guard.OpenTasks(viewer);
        var visible = guard.Visible(viewer);
        var wanted = await db.Visits.Where(v => v.Day == today && (ticket == null ? v.State == VisitState.Waiting : v.Ticket == ticket))
            .Where(v => (v.IsLater && visible.Any(c => c.Id == v.CaseId)) || mine.Any(t => t.CaseId == v.CaseId && (t.ClaimedBy == null || t.ClaimedBy == viewer.PersonId)))
            .OrderBy(v => v.PassedAt ?? v.ArrivedAt).ThenBy(v => v.Ticket).FirstOrDefaultAsync(cancellation);
        if (wanted is null)
            throw ticket is null ? new RuleBroken("nobody-waits") : new Conflict("visitor-called");
        if (wanted.State == VisitState.Called && wanted.CalledBy != viewer.PersonId)
            throw new Conflict("visitor-called");
        wanted.Call(desk!.Trim(), viewer.PersonId, clock.Now);
        var task = await TakeTaskAsync(wanted, mine, viewer.PersonId, cancellation);
        journal.Write("visit.called", wanted.CaseId, new { wanted.Ticket, wanted.Desk });
        var number = await db.Cases.Where(c => c.Id == wanted.CaseId).Select(c => c.Number).SingleAsync(cancellation);
        return new Called(wanted.Ticket, number, wanted.Desk!, task?.Id, task?.Step);
    }, cancellation);

    private async Task<HumanTask?> TakeTaskAsync(Visit visit, IQueryable<HumanTask> mine, string personId, CancellationToken cancellation)
    {
        var id = await mine.Where(t => t.CaseId == visit.CaseId && (t.ClaimedBy == null || t.ClaimedBy == personId)).OrderBy(t => t.CreatedAt).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancellation);
        if (id is null)
            return null;
        var task = await db.Tasks.SingleAsync(t => t.Id == id, cancellation);
        if (task.ClaimedBy is null)
            task.Claim(personId);
        return task;
    }
}
