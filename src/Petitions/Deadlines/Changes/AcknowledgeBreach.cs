using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Deadlines.Changes;

/// <summary>
/// Somebody who was told that a clock is overdue takes it up: nobody further up is urged about this due date. A new due date
/// begins a new ladder.
/// </summary>
public sealed class AcknowledgeBreach(PetitionsDb db, Transactions transactions, DeadlineAccess access, OfficeRules rules, DeadlineMoves moves, JournalWriter journal, OfficeClock clock)
{
    private const string Acknowledged = "acknowledged";

    /// <exception cref="RuleBroken"><c>clock-not-overdue</c>, <c>not-told</c>: only whom the ladder reached can stop it; <c>reason-needed</c>.</exception>
    public Task RunAsync(string number, Guid id, string note, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var act = await access.FindAsync(number, id, cancellation);
        var deadline = act.Deadline;
        Require.That(deadline.IsOverdue(clock.Now), "clock-not-overdue");
        var cause = $"deadline:{deadline.Id}:";
        var told = await db.Notices.Where(n => n.PersonId == act.PersonId && n.Cause.StartsWith(cause)).ToListAsync(cancellation);
        Require.That(told.Count > 0, "not-told");
        Require.That(!string.IsNullOrWhiteSpace(note), "reason-needed");
        foreach (var notice in told)
            notice.AcknowledgedAt ??= clock.Now;
        if (deadline.AcknowledgedAt is not null)
            return;
        deadline.Acknowledge(clock.Now, act.PersonId);
        var rungs = rules.Of(deadline).Escalation.Select(rung => rung.Id).ToList();
        foreach (var row in await db.DueRows.Where(r => r.DeadlineId == id && r.DoneAt == null && rungs.Contains(r.Stage!)).ToListAsync(cancellation))
            (row.DoneAt, row.Result) = (clock.Now, Acknowledged);
        moves.Record(deadline, MoveKind.Acknowledged, note.Trim());
        journal.Write("deadline.acknowledged", deadline.CaseId, new { deadline.RuleId });
    }, cancellation);
}
