using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Deadlines.Changes;

/// <summary>中止: the clock stands still from now on, on a ground its rule knows. Until it runs again nothing of it is due.</summary>
public sealed class PauseDeadline(
    PetitionsDb db, Transactions transactions, DeadlineAccess access, OfficeRules rules, DeadlineMoves moves, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="RuleBroken">
    /// <c>clock-not-yours</c>, <c>clock-not-running</c>, <c>clock-paused</c>, <c>clock-overdue</c>: what is late already cannot be
    /// stopped any more; <c>pause-ground</c>: the rule knows no such ground.
    /// </exception>
    public Task RunAsync(string number, Guid id, StopGround ground, string reason, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var act = await access.FindAsync(number, id, cancellation);
        var deadline = act.Deadline;
        Require.That(act.LeadsHandling || act.HeadsOffice, "clock-not-yours");
        Require.That(deadline.IsRunning, "clock-not-running");
        Require.That(deadline.PausedAt is null, "clock-paused");
        Require.That(!deadline.IsOverdue(clock.Now), "clock-overdue");
        Require.That(rules.Of(deadline).Stops.Contains(ground), "pause-ground");
        Require.That(!string.IsNullOrWhiteSpace(reason), "reason-needed");
        deadline.Pause(clock.Now);
        db.DeadlinePauses.Add(new DeadlinePause { DeadlineId = id, CaseId = deadline.CaseId, Ground = ground, Reason = reason.Trim(), From = clock.Now, PausedBy = act.PersonId });
        await moves.SilenceAsync(deadline, DeadlineMoves.Paused, cancellation);
        moves.Record(deadline, MoveKind.Paused, reason.Trim());
        journal.Write("deadline.paused", deadline.CaseId, new { deadline.RuleId, ground });
    }, cancellation);
}
