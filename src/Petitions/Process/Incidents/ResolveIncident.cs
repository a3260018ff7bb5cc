using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Process.Incidents;

/// <summary>What the three ways to deal with an incident have in common: finding it, the burst it sets going, the journal.</summary>
public sealed class IncidentDesk(
    PetitionsDb db, IInstanceStore store, WorkflowLibrary library, BurstWriter bursts, IncidentList list, Administration administration, CurrentActor actor, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such open incident for whoever acts.</exception>
    public async Task<Incident> OpenAsync(long id, CancellationToken cancellation)
    {
        await administration.RequireAsync(cancellation);
        var visible = await list.VisibleAsync(cancellation);
        return Require.Found(await visible.SingleOrDefaultAsync(i => i.Id == id && i.ResolvedAt == null, cancellation));
    }

    /// <returns>Whether it went well: false when something has failed again, which is an incident of its own.</returns>
    public async Task<bool> GoOnAsync(Incident incident, Func<WorkflowDefinition, InstanceState, string, Burst> act, CancellationToken cancellation)
    {
        Require.That(incident is { WorkflowIncidentId: not null, InstanceId: not null }, "incident-not-of-a-workflow");
        var instance = await store.LoadAsync(incident.InstanceId!.Value, cancellation);
        var letter = await db.Cases.SingleAsync(c => c.Id == instance.CaseId, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var burst = act(definition, instance.Read(), incident.WorkflowIncidentId!);
        if (burst.Changed)
            await bursts.WriteAsync(letter, instance, burst, cancellation);
        return burst.Incidents.Count == 0;
    }

    public void Resolve(Incident incident, string resolution, object? detail = null)
    {
        incident.Resolve(resolution, actor.PersonId, clock.Now);
        journal.Write($"incident.{resolution}", incident.CaseId, new { incident.Id, incident.Where, detail });
    }
}

/// <summary>Runs what failed again, after its cause has been mended.</summary>
public sealed class RetryIncident(PetitionsDb db, Transactions transactions, IncidentDesk desk, WorkflowRunner runner)
{
    /// <returns>Whether it went well, or will be tried by the sweep: false when it has failed again, as a new incident.</returns>
    /// <exception cref="NotVisible">No such open incident.</exception>
    /// <exception cref="RuleBroken"><c>incident-not-retried-by-hand</c>: it is tried again by itself, or there is nothing to run.</exception>
    public Task<bool> RunAsync(long id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var incident = await desk.OpenAsync(id, cancellation);
        if (incident.DueRowId is { } rowId)
        {
            // The sweep does it at its next turn, and tells this incident how it went.
            var row = await db.DueRows.SingleAsync(r => r.Id == rowId, cancellation);
            row.RetryAt = null;
            return true;
        }
        Require.That(incident.WorkflowIncidentId is not null, "incident-not-of-a-workflow");
        var wentWell = await desk.GoOnAsync(incident, runner.Retry, cancellation);
        desk.Resolve(incident, "retried");
        return wentWell;
    }, cancellation);
}

/// <summary>Leaves out the activity that failed: the workflow goes on as if it had ended with an outcome.</summary>
public sealed class SkipIncident(Transactions transactions, IncidentDesk desk, WorkflowRunner runner)
{
    /// <exception cref="NotVisible">No such open incident.</exception>
    /// <exception cref="RuleBroken"><c>outcome-unknown</c>: the activity never has that outcome.</exception>
    public Task RunAsync(long id, string outcome, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var incident = await desk.OpenAsync(id, cancellation);
        await desk.GoOnAsync(incident, (definition, state, workflowIncident) =>
        {
            var failed = state.Incidents.FirstOrDefault(i => i.Id == workflowIncident);
            var known = definition.Find(failed?.NodeId ?? "")?.PossibleOutcomes;
            Require.That(!string.IsNullOrWhiteSpace(outcome) && (known is null || known.Contains(outcome)), "outcome-unknown", outcome);
            return runner.Skip(definition, state, workflowIncident, outcome);
        }, cancellation);
        desk.Resolve(incident, "skipped", new { outcome });
    }, cancellation);
}

/// <summary>Takes an incident off the list that is no workflow's: somebody has seen to it.</summary>
public sealed class CloseIncident(Transactions transactions, IncidentDesk desk)
{
    /// <exception cref="NotVisible">No such open incident.</exception>
    /// <exception cref="RuleBroken"><c>incident-stops-a-workflow</c>: it has to be retried, skipped, or its workflow cancelled. <c>reason-missing</c></exception>
    public Task RunAsync(long id, string note, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var incident = await desk.OpenAsync(id, cancellation);
        Require.That(incident.WorkflowIncidentId is null && incident.DueRowId is null, "incident-stops-a-workflow");
        Require.That(!string.IsNullOrWhiteSpace(note), "incident-note-missing");
        desk.Resolve(incident, "closed", new { note });
    }, cancellation);
}
