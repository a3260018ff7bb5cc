using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Tasks;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Process;

/// <summary>
/// Carries a case's workflow forward inside the transaction of the act that caused it: the new state, the tasks it opens
/// and closes and its timers are written with the act or not at all.
/// </summary>
public sealed class CaseProcess(PetitionsDb db, WorkflowRunner runner, WorkflowLibrary library, TaskOpener tasks, OfficeClock clock)
{
    public async Task StartAsync(PetitionCase letter, string definitionId, CancellationToken cancellation = default)
    {
        var versionId = await WorkflowLibrary.LatestAsync(db, definitionId, cancellation);
        var definition = await library.GetAsync(db, versionId, cancellation);
        var instance = new WorkflowInstance { Id = Guid.NewGuid(), CaseId = letter.Id, VersionId = versionId, StateJson = "", Status = "" };
        db.WorkflowInstances.Add(instance);
        var burst = runner.Start(definition, instance.Id.ToString("N"));
        await TakeAsync(letter, instance, burst, cancellation);
    }

    public async Task CompleteTaskAsync(PetitionCase letter, HumanTask task, JsonObject result, CancellationToken cancellation = default)
    {
        var instance = await db.WorkflowInstances.SingleAsync(i => i.Id == task.InstanceId, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var burst = runner.CompleteTask(definition, InstanceState.FromJson(instance.StateJson), task.BookmarkId, result);
        if (!burst.Delivered)
            throw new InvalidOperationException($"The workflow of {letter.Number} does not wait for its open task {task.Id}.");
        await TakeAsync(letter, instance, burst, cancellation);
    }

    /// <summary>Takes what is due of the delays of one instance; nothing when the wait is over already.</summary>
    public async Task ElapseAsync(Guid instanceId, CancellationToken cancellation = default)
    {
        var instance = await db.WorkflowInstances.SingleAsync(i => i.Id == instanceId, cancellation);
        var letter = await db.Cases.SingleAsync(c => c.Id == instance.CaseId, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var burst = runner.Elapse(definition, InstanceState.FromJson(instance.StateJson), clock.Now);
        if (burst.Delivered)
            await TakeAsync(letter, instance, burst, cancellation);
    }

    private async Task TakeAsync(PetitionCase letter, WorkflowInstance instance, Burst burst, CancellationToken cancellation)
    {
        instance.StateJson = burst.State.ToJson();
        instance.Status = burst.State.SubStatus.ToString();
        instance.Version++;
        foreach (var bookmark in burst.Closed.Where(b => b.Kind == BookmarkKind.Task))
            await WithdrawAsync(instance, bookmark, cancellation);
        foreach (var bookmark in burst.Opened)
            await OpenAsync(letter, instance, bookmark, cancellation);
        foreach (var incident in burst.Incidents)
            db.Incidents.Add(new Incident
            {
                CaseId = letter.Id,
                InstanceId = instance.Id,
                Where = $"{instance.VersionId}/{incident.ActivityId}",
                Cause = incident.Message,
                At = clock.Now,
            });
    }

    private async Task OpenAsync(PetitionCase letter, WorkflowInstance instance, Bookmark bookmark, CancellationToken cancellation)
    {
        switch (bookmark.Kind)
        {
            case BookmarkKind.Task:
                await tasks.OpenAsync(letter, instance.Id, bookmark, cancellation);
                break;
            case BookmarkKind.Delay:
                db.DueRows.Add(new DueRow
                {
                    Kind = DueKind.WorkflowTimer,
                    DueAt = bookmark.DueAt!.Value,
                    CaseId = letter.Id,
                    InstanceId = instance.Id,
                    BookmarkId = bookmark.Id,
                });
                break;
            // Events come from outside and find their bookmark in the state.
            case BookmarkKind.Event or BookmarkKind.Host:
                break;
        }
    }

    private async Task WithdrawAsync(WorkflowInstance instance, Bookmark bookmark, CancellationToken cancellation)
    {
        var task = db.Tasks.Local.SingleOrDefault(t => t.InstanceId == instance.Id && t.BookmarkId == bookmark.Id)
            ?? await db.Tasks.SingleOrDefaultAsync(t => t.InstanceId == instance.Id && t.BookmarkId == bookmark.Id, cancellation);
        if (task is { State: TaskState.Open })
            task.Withdraw(clock.Now);
    }
}
