using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Tasks;
using Petitions.Workflows.Execution;

namespace Petitions.Process;

/// <summary>
/// Carries a case's workflow forward inside the transaction of the act that caused it: the new state, the tasks it opens
/// and closes and its timers are written with the act or not at all.
/// </summary>
public sealed class CaseProcess(PetitionsDb db, IInstanceStore store, WorkflowRunner runner, WorkflowLibrary library, BurstWriter bursts, OfficeClock clock)
{
    public async Task StartAsync(PetitionCase letter, string definitionId, CancellationToken cancellation = default)
    {
        var versionId = await WorkflowLibrary.LatestAsync(db, definitionId, cancellation);
        var definition = await library.GetAsync(db, versionId, cancellation);
        var instance = new WorkflowInstance { Id = Guid.NewGuid(), CaseId = letter.Id, VersionId = versionId, StateJson = "", Status = "" };
        var burst = runner.Start(definition, instance.Id.ToString("N"));
        await bursts.BeginAsync(letter, instance, burst, cancellation);
    }

    public async Task CompleteTaskAsync(PetitionCase letter, HumanTask task, JsonObject result, CancellationToken cancellation = default)
    {
        var instance = await store.LoadAsync(task.InstanceId, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var burst = runner.CompleteTask(definition, instance.Read(), task.BookmarkId, result);
        if (!burst.Delivered)
            throw new InvalidOperationException($"The workflow of {letter.Number} does not wait for its open task {task.Id}.");
        await bursts.WriteAsync(letter, instance, burst, cancellation);
    }

    /// <summary>Takes what is due of the delays of one instance; nothing when the wait is over already.</summary>
    public async Task ElapseAsync(Guid instanceId, CancellationToken cancellation = default)
    {
        var instance = await store.LoadAsync(instanceId, cancellation);
        var letter = await db.Cases.SingleAsync(c => c.Id == instance.CaseId, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var burst = runner.Elapse(definition, instance.Read(), clock.Now);
        if (burst.Delivered)
            await bursts.WriteAsync(letter, instance, burst, cancellation);
    }

    /// <summary>Tells the workflow of a case that something has happened. What nobody waits for yet is kept with it.</summary>
    /// <returns>Whether somebody waited for it.</returns>
    public async Task<bool> PublishAsync(PetitionCase letter, string eventName, JsonNode? payload, CancellationToken cancellation = default)
    {
        var instance = await store.LoadOfCaseAsync(letter.Id, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var burst = runner.Publish(definition, instance.Read(), eventName, payload);
        if (burst.Changed)
            await bursts.WriteAsync(letter, instance, burst, cancellation);
        return burst.Delivered;
    }
}
