using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Replies;
using Petitions.Rules;

namespace Petitions.Deadlines.Changes;

/// <summary>
/// Grants or refuses more time. Granted, it counts as one longer span from the old start and takes effect now: a breach
/// meanwhile stays on record, and the petitioner is told why and until when (条例 art. 34).
/// </summary>
public sealed class DecideExtension(
    PetitionsDb db, Transactions transactions, DeadlineAccess access, DeadlineMoves moves, PetitionerNotices petitioner, Notices notices, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="RuleBroken">
    /// <c>extension-decided</c>, <c>clock-not-running</c>, <c>approver-not-competent</c>: the head of the handling organ decides;
    /// <c>second-person-needed</c>: never over his own request.
    /// </exception>
    public Task RunAsync(string number, Guid id, Guid request, bool approved, string? opinion, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var act = await access.FindAsync(number, id, cancellation);
        var deadline = act.Deadline;
        var asked = Require.Found(await db.ExtensionRequests.SingleOrDefaultAsync(e => e.Id == request && e.DeadlineId == id, cancellation));
        Require.That(act.LeadsHandling, "approver-not-competent");
        Require.That(asked.AskedBy != act.PersonId, "second-person-needed");
        Require.That(asked.State == ExtensionState.Asked, "extension-decided");
        Require.That(approved || !string.IsNullOrWhiteSpace(opinion), "reason-needed");
        asked.Decide(approved, opinion?.Trim(), act.PersonId, clock.Now);
        journal.Write(approved ? "deadline.extension-approved" : "deadline.extension-refused", deadline.CaseId, new { deadline.RuleId, asked.Days });
        if (approved)
        {
            Require.That(deadline.IsRunning, "clock-not-running");
            deadline.Extend(asked.Days);
            await moves.RecountAsync(deadline, MoveKind.Extended, asked.Reason, cancellation);
            await petitioner.IssueAsync(act.Case, NoticeKind.Extension, asked.Reason, deadline.Due, act.PersonId, cancellation);
        }

        await notices.AddAsync(deadline.CaseId, $"{deadline.RuleId}:extension-{(approved ? "approved" : "refused")}", [asked.AskedBy], $"extension:{request}:decided", cancellation);
    }, cancellation);
}
