using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Deadlines.Changes;

/// <summary>恢复: the clock runs on, later by exactly as many days as it stood still.</summary>
public sealed class ResumeDeadline(PetitionsDb db, Transactions transactions, DeadlineAccess access, DeadlineMoves moves, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="RuleBroken"><c>clock-not-yours</c>, <c>clock-not-paused</c>.</exception>
    public Task RunAsync(string number, Guid id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var act = await access.FindAsync(number, id, cancellation);
        var deadline = act.Deadline;
        Require.That(act.LeadsHandling || act.HeadsOffice, "clock-not-yours");
        Require.That(deadline is { IsRunning: true, PausedAt: not null }, "clock-not-paused");
        foreach (var pause in await db.DeadlinePauses.Where(p => p.DeadlineId == id && p.To == null).ToListAsync(cancellation))
            pause.End(clock.Now, act.PersonId);
        deadline.Resume();
        await moves.RecountAsync(deadline, MoveKind.Resumed, null, cancellation);
        journal.Write("deadline.resumed", deadline.CaseId, new { deadline.RuleId, deadline.Due });
    }, cancellation);
}
