using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Process.Incidents;

/// <summary>Ends a workflow that nobody can bring to its end: its tasks and timers are withdrawn, its incidents are over.</summary>
public sealed class CancelWorkflow(
    PetitionsDb db, Transactions transactions, WorkflowRunner runner, WorkflowLibrary library, BurstWriter bursts, IncidentList list,
    Administration administration, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such workflow for whoever acts.</exception>
    /// <exception cref="RuleBroken"><c>incident-note-missing</c>; <c>workflow-ended</c></exception>
    public Task RunAsync(Guid instanceId, string note, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var instances = await list.InstancesAsync(cancellation);
        var instance = Require.Found(await instances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancellation));
        Require.That(!string.IsNullOrWhiteSpace(note), "incident-note-missing");
        var letter = await db.Cases.SingleAsync(c => c.Id == instance.CaseId, cancellation);
        var burst = runner.Cancel(await library.GetAsync(db, instance.VersionId, cancellation), instance.Read());
        Require.That(burst.Changed, "workflow-ended");
        await bursts.WriteAsync(letter, instance, burst, cancellation);
        foreach (var incident in await db.Incidents.Where(i => i.InstanceId == instanceId && i.ResolvedAt == null).ToListAsync(cancellation))
            incident.Resolve("cancelled", actor.PersonId, clock.Now);
        journal.Write("workflow.cancelled", letter.Id, new { instance.Id, note });
    }, cancellation);
}

/// <summary>Gives a workflow that hangs back what it waits for: a task or timer that its state has and the tables have not.</summary>
public sealed class MendWorkflow(
    PetitionsDb db, IInstanceStore store, Transactions transactions, BurstWriter bursts, IncidentList list, Administration administration, JournalWriter journal)
{
    /// <returns>How many waits were given back.</returns>
    /// <exception cref="NotVisible">No such workflow for whoever acts.</exception>
    /// <exception cref="RuleBroken"><c>workflow-nothing-to-mend</c></exception>
    public Task<int> RunAsync(Guid instanceId, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var instances = await list.InstancesAsync(cancellation);
        var instance = Require.Found(await instances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancellation));
        var letter = await db.Cases.SingleAsync(c => c.Id == instance.CaseId, cancellation);
        var tasks = await db.Tasks.Where(t => t.InstanceId == instanceId).Select(t => t.BookmarkId).ToListAsync(cancellation);
        var timers = await db.DueRows.Where(r => r.InstanceId == instanceId && r.DoneAt == null).Select(r => r.BookmarkId).ToListAsync(cancellation);
        var state = instance.Read();
        var lost = state.Bookmarks.Where(b => b.Kind == BookmarkKind.Task ? !tasks.Contains(b.Id) : b.Kind == BookmarkKind.Delay && !timers.Contains(b.Id)).ToList();
        // A count of waits that no burst has kept yet is mended by keeping it.
        Require.That(lost.Count > 0 || instance.EventWaits != state.Bookmarks.Count(b => b.Kind == BookmarkKind.Event), "workflow-nothing-to-mend");
        foreach (var bookmark in lost)
            await bursts.OpenAsync(letter, instance, bookmark, cancellation);
        instance.Keep(state);
        await store.SaveAsync(instance, cancellation);
        journal.Write("workflow.mended", letter.Id, new { instance.Id, waits = lost.Select(b => b.ActivityId) });
        return lost.Count;
    }, cancellation);
}
