using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Process;

namespace Petitions.Deadlines;

/// <summary>What happens when a row of the due table falls due.</summary>
public sealed class DueEffects(
    PetitionsDb db, CaseProcess process, DeadlineRules rules, ForwardEnforcement enforcement, StageRecipients recipients, Notices notices,
    DeadlineBook book, JournalWriter journal, OfficeClock clock)
{
    /// <returns>What came of it, kept with the row.</returns>
    public async Task<string> FireAsync(DueRow row, CancellationToken cancellation)
    {
        if (row.Kind == DueKind.WorkflowTimer)
        {
            await process.ElapseAsync(row.InstanceId!.Value, cancellation);
            return "elapsed";
        }
        var deadline = await db.Deadlines.SingleAsync(d => d.Id == row.DeadlineId, cancellation);
        if (!deadline.IsRunning)
            return "over";
        var rule = rules.Find(deadline.RuleId, clock.DateOf(deadline.StartedAt)) ?? rules.Find(deadline.RuleId)!;
        var kind = KindOf(rule, row.Stage!);
        if (kind == StageKind.Enforce)
            return await enforcement.RunAsync(deadline, row, rule, cancellation);
        if (kind == StageKind.Breach)
            book.Breach(deadline);
        await NotifyAsync(deadline, row, rule, cancellation);
        return Late(row) ? $"{kind}-late" : kind.ToString();
    }

    private async Task NotifyAsync(Deadline deadline, DueRow row, DeadlineRule rule, CancellationToken cancellation)
    {
        var people = await recipients.OfAsync(deadline.CaseId, RecipientsOf(rule, row.Stage!), cancellation);
        await notices.AddAsync(deadline.CaseId, $"{deadline.RuleId}:{row.Stage}", people, $"deadline:{deadline.Id}:{row.Stage}", cancellation);
        journal.Write("deadline.stage", deadline.CaseId, new { deadline.RuleId, row.Stage, late = Late(row) });
    }

    // More than a sweep or two behind: the server was down, and the notice says so.
    private bool Late(DueRow row) => clock.Now - row.DueAt > TimeSpan.FromMinutes(5);

    private static StageKind KindOf(DeadlineRule rule, string stage) =>
        rule.Warnings.FirstOrDefault(w => w.Id == stage)?.Kind
        ?? (rule.Escalation.Any(r => r.Id == stage) ? StageKind.Rung
            : rule.Direction == CountDirection.Before ? StageKind.Reminder : StageKind.Breach);

    internal static IReadOnlyList<Recipient> RecipientsOf(DeadlineRule rule, string stage) =>
        rule.Warnings.FirstOrDefault(w => w.Id == stage)?.To ?? rule.Escalation.FirstOrDefault(r => r.Id == stage)?.To ?? rule.BreachTo;
}
