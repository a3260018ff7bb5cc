using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Deadlines;

/// <summary>
/// One hour before the close of the third day: what is approved and unsent is sent by the system; what is not approved, or may
/// not be sent, goes to the office head and the supervising leader (design §5).
/// </summary>
public sealed class ForwardEnforcement(PetitionsDb db, CompleteTask complete, MethodTable table, JournalWriter journal)
{
    public async Task<string> RunAsync(Deadline deadline, DueRow row, DeadlineRule rule, DueBatch batch, CancellationToken cancellation)
    {
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.CaseId == deadline.CaseId && t.State == TaskState.Open && t.Step == "dispatch", cancellation);
        var refusal = task is null ? "not-approved" : await SendAsync(deadline, task, cancellation);
        if (refusal is null)
        {
            await batch.ReadAgainAsync(deadline.CaseId, cancellation);
            return "sent";
        }
        batch.Tell(row, $"{deadline.RuleId}:unsent", batch.PeopleOf(row, DueEffects.RecipientsOf(rule, row.Stage!)), late: false);
        journal.Write("deadline.escalated", deadline.CaseId, new { deadline.RuleId, refusal });
        return $"escalated:{refusal}";
    }

    private async Task<string?> SendAsync(Deadline deadline, HumanTask task, CancellationToken cancellation)
    {
        var letter = await db.Cases.SingleAsync(c => c.Id == deadline.CaseId, cancellation);
        var data = new JsonObject { ["form"] = Schema.NameOf(await table.FormAsync(letter, cancellation)) };
        await using var attempt = await SavePoint.SetAsync(db, cancellation);
        try
        {
            await complete.InActAsync(letter, task, new Completion("sent", data, null), cancellation);
            await db.SaveChangesAsync(cancellation);
            journal.Write("letter.sent-by-system", deadline.CaseId);
            return null;
        }
        catch (RuleBroken refusal)
        {
            await attempt.RollBackAsync(cancellation);
            return refusal.Code;
        }
    }
}
