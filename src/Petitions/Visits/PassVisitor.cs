using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Visits;

/// <summary>过号: whoever was called and did not come waits again, behind those who are there now; any desk may call him.</summary>
public sealed class PassVisitor(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">I have not called this ticket today.</exception>
    /// <exception cref="RuleBroken"><c>visitor-heard</c>: the talk with him has begun.</exception>
    public Task RunAsync(int ticket, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var (today, me) = (clock.Today, viewer.PersonId);
        var visible = guard.Visible(viewer);
        var visit = Require.Found(await db.Visits.SingleOrDefaultAsync(
            v => v.Day == today && v.Ticket == ticket && v.State == VisitState.Called && v.CalledBy == me && visible.Any(c => c.Id == v.CaseId), cancellation));
        // While somebody waits about a case that others have in hand, they go on with it.
        Require.That(visit.IsLater || !await db.Steps.AnyAsync(s => s.CaseId == visit.CaseId && s.At > visit.CalledAt, cancellation), "visitor-heard");
        foreach (var task in await db.Tasks.Where(t => t.CaseId == visit.CaseId && t.State == TaskState.Open && t.ClaimedBy == me).ToListAsync(cancellation))
            task.Release();
        visit.Pass(clock.Now);
        journal.Write("visit.passed", visit.CaseId, new { visit.Ticket });
    }, cancellation);
}
