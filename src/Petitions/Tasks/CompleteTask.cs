using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Process;
using Petitions.Rules;

namespace Petitions.Tasks;

/// <param name="Version">The version of the task the person looked at; null does not ask.</param>
public sealed record Completion(string Outcome, JsonObject? Data = null, int? Version = null);

/// <param name="AlreadyDone">A repeat of what this person had done already: nothing happened now.</param>
public sealed record Completed(string Number, bool AlreadyDone);

/// <summary>
/// Completes a task with one of its outcomes: the step's rules, then the workflow goes on, in one transaction.
/// Completing an unclaimed task claims it.
/// </summary>
public sealed class CompleteTask(
    PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, StepCatalogue steps, CaseProcess process,
    JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such task for this person.</exception>
    /// <exception cref="Conflict"><c>task-already-done</c>, <c>task-claimed</c> or <c>task-changed</c>.</exception>
    /// <exception cref="RuleBroken">The outcome or its data may not be.</exception>
    public Task<Completed> RunAsync(Guid id, Completion completion, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var task = await guard.OpenTasks(viewer).SingleOrDefaultAsync(t => t.Id == id, cancellation);
        if (task is null)
            return await RepeatAsync(id, completion, viewer, cancellation);
        if (task.ClaimedBy is not null && task.ClaimedBy != viewer.PersonId)
            throw new Conflict("task-claimed");
        if (completion.Version is { } seen && seen != task.Version)
            throw new Conflict("task-changed");
        var letter = await db.Cases.SingleAsync(c => c.Id == task.CaseId, cancellation);
        await CompleteAsync(letter, task, viewer, completion, cancellation);
        return new Completed(letter.Number, AlreadyDone: false);
    }, cancellation);

    /// <summary>Within another act: the registration that comes with a receipt, or the system's own dispatch when no person acts.</summary>
    internal async Task InActAsync(PetitionCase letter, HumanTask task, Completion completion, CancellationToken cancellation) =>
        await CompleteAsync(letter, task, actor.IsSystem ? null : await access.ViewerAsync(cancellation), completion, cancellation);

    private async Task CompleteAsync(PetitionCase letter, HumanTask task, Viewer? viewer, Completion completion, CancellationToken cancellation)
    {
        var step = steps.Find(task.Step);
        var data = completion.Data ?? [];
        var context = new StepContext(letter, task, viewer, JsonNode.Parse(task.PayloadJson)!.AsObject(), cancellation);
        var offered = (await step.OutcomesAsync(context)).SingleOrDefault(o => o.Name == completion.Outcome);
        Require.That(offered is not null, "outcome-unknown", completion.Outcome);
        data.RequireReadable();
        // Before the schema, which offers no blocked recipient: who tries one is told so, and it is journalled.
        foreach (var recipient in Recipients.In(data))
            await guard.RequireRecipientAsync(letter.Id, recipient, cancellation);
        await SchemaCheck.RequireAsync(offered!.Schema, data, cancellation);
        var result = await step.CompleteAsync(context, completion.Outcome, data);
        var recorded = step.Recorded(data).ToJsonString(Json.Options);
        task.Complete(completion.Outcome, viewer?.PersonId, clock.Now);
        db.Steps.Add(new StepRecord
        {
            CaseId = letter.Id,
            TaskId = task.Id,
            Step = task.Step,
            Outcome = completion.Outcome,
            DataJson = recorded,
            PersonId = viewer?.PersonId,
            At = clock.Now,
        });
        journal.Write("step.completed", letter.Id, new { task.Id, task.Step, completion.Outcome, data = JournalWriter.HashOf(recorded) });
        await process.CompleteTaskAsync(letter, task, new JsonObject { ["outcome"] = completion.Outcome, ["data"] = result }, cancellation);
    }

    private async Task<Completed> RepeatAsync(Guid id, Completion completion, Viewer viewer, CancellationToken cancellation)
    {
        var task = Require.Found(await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation));
        if (task.State == TaskState.Done && task.DoneBy == viewer.PersonId && task.Outcome == completion.Outcome)
            return await AlreadyDoneAsync(task, viewer, cancellation);
        Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Id == task.CaseId, cancellation));
        if (task.State == TaskState.Open)
            // There, but not for him: somebody who sees the case learns no more of the task than that it is not his.
            throw new NotVisible();
        throw new Conflict("task-already-done");
    }

    /// <summary>
    /// His own act may have taken the case out of his sight (an objection, a reading that seals): he still hears that it is done,
    /// unless the case accuses somebody he stands for.
    /// </summary>
    private async Task<Completed> AlreadyDoneAsync(HumanTask task, Viewer viewer, CancellationToken cancellation)
    {
        if (await guard.IsBlockedAsync(task.CaseId, viewer.PersonId, cancellation))
            throw new NotVisible();
        var number = await db.Cases.Where(c => c.Id == task.CaseId).Select(c => c.Number).SingleAsync(cancellation);
        return new Completed(number, AlreadyDone: true);
    }
}
