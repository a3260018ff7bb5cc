using Petitions.Process;

namespace Petitions.Deadlines;

/// <summary>What happens when a row of the due table falls due.</summary>
public sealed class DueEffects(
    CaseProcess process, OfficeRules rules, ForwardEnforcement enforcement, DeadlineBook book, OfficeClock clock)
{
    /// <returns>What came of it, kept with the row.</returns>
    public async Task<string> FireAsync(DueRow row, DueBatch batch, CancellationToken cancellation)
    {
        if (row.Kind == DueKind.WorkflowTimer)
        {
            await process.ElapseAsync(row.InstanceId!.Value, cancellation);
            await batch.ReadAgainAsync(row.CaseId, cancellation);
            return "elapsed";
        }
        var deadline = batch.DeadlineOf(row);
        if (!deadline.IsRunning)
            return "over";
        var rule = rules.Of(deadline);
        var kind = KindOf(rule, row.Stage!);
        if (kind == StageKind.Enforce)
            return await enforcement.RunAsync(deadline, row, rule, batch, cancellation);
        if (kind == StageKind.Breach)
            book.Breach(batch.ToChange(deadline));
        var late = IsLate(row);
        batch.Tell(row, $"{deadline.RuleId}:{row.Stage}", batch.PeopleOf(row, RecipientsOf(rule, row.Stage!)), late);
        batch.Record(row, "deadline.stage", new { deadline.RuleId, row.Stage, late });
        return late ? $"{kind}-late" : kind.ToString();
    }

    // More than a sweep or two behind: the server was down, and the notice says so.
    private bool IsLate(DueRow row) => clock.Now - row.DueAt > TimeSpan.FromMinutes(5);

    private static StageKind KindOf(DeadlineRule rule, string stage) =>
        rule.Warnings.FirstOrDefault(w => w.Id == stage)?.Kind
        ?? (rule.Escalation.Any(r => r.Id == stage) ? StageKind.Rung
            : rule.Direction == CountDirection.Before ? StageKind.Reminder : StageKind.Breach);

    internal static IReadOnlyList<Recipient> RecipientsOf(DeadlineRule rule, string stage) =>
        rule.Warnings.FirstOrDefault(w => w.Id == stage)?.To ?? rule.Escalation.FirstOrDefault(r => r.Id == stage)?.To ?? rule.BreachTo;
}
