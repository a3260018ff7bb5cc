using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Process.Incidents;
using Petitions.Rules;
using Petitions.Workflows.Execution;

namespace Petitions.Process;

/// <summary>Moves the workflow of one case to another version of its definition, if every step it stands at is there too.</summary>
public sealed class MoveWorkflow(PetitionsDb db, IInstanceStore store, Transactions transactions, WorkflowLibrary library, IncidentList list, Administration administration, JournalWriter journal)
{
    /// <summary>What the move would do; nothing is moved.</summary>
    /// <exception cref="NotVisible">No such workflow or version.</exception>
    public async Task<VersionMove> PlanAsync(Guid instanceId, string versionId, CancellationToken cancellation = default) =>
        (await PlannedAsync(instanceId, versionId, cancellation)).Plan;

    /// <exception cref="NotVisible">No such workflow or version.</exception>
    /// <exception cref="RuleBroken"><c>workflow-step-missing</c>: with the first step that does not map.</exception>
    public Task<VersionMove> RunAsync(Guid instanceId, string versionId, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (instance, plan) = await PlannedAsync(instanceId, versionId, cancellation);
        if (plan.State is not { } moved)
            throw new RuleBroken("workflow-step-missing", plan.Steps.First(s => s.Obstacle is not null).Obstacle!);
        var from = instance.VersionId;
        instance.Keep(moved);
        instance.VersionId = versionId;
        await store.SaveAsync(instance, cancellation);
        journal.Write("workflow.moved", instance.CaseId, new { instance.Id, from, to = versionId, steps = plan.Steps.Select(s => s.ActivityId) });
        return plan;
    }, cancellation);

    private async Task<(WorkflowInstance Instance, VersionMove Plan)> PlannedAsync(Guid instanceId, string versionId, CancellationToken cancellation)
    {
        await administration.RequireAsync(cancellation);
        var instances = await list.InstancesAsync(cancellation);
        var instance = Require.Found(await instances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancellation));
        if (!await db.WorkflowVersions.AnyAsync(v => v.VersionId == versionId, cancellation))
            throw new NotVisible();
        var (from, to) = (await library.GetAsync(db, instance.VersionId, cancellation), await library.GetAsync(db, versionId, cancellation));
        return (instance, VersionMove.Plan(from, to, instance.Read()));
    }
}
