using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Tasks;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Process;

/// <summary>
/// Writes what a burst has done: the new state, the tasks and timers that it opens and closes, its incidents. All of it
/// stands in the transaction of the act that caused the burst.
/// </summary>
public sealed class BurstWriter(PetitionsDb db, IInstanceStore store, TaskOpener tasks, OfficeClock clock)
{
    /// <summary>The first burst of a workflow, which is new.</summary>
    public async Task BeginAsync(PetitionCase letter, WorkflowInstance instance, Burst burst, CancellationToken cancellation = default)
    {
        instance.Keep(burst.State);
        await store.AddAsync(instance, cancellation);
        await WriteEffectsAsync(letter, instance, burst, cancellation);
    }

    public async Task WriteAsync(PetitionCase letter, WorkflowInstance instance, Burst burst, CancellationToken cancellation = default)
    {
        instance.Keep(burst.State);
        await store.SaveAsync(instance, cancellation);
        await WriteEffectsAsync(letter, instance, burst, cancellation);
    }

    /// <summary>Opens what a wait of the workflow asks for: somebody's task, or a timer.</summary>
    public async Task OpenAsync(PetitionCase letter, WorkflowInstance instance, Bookmark bookmark, CancellationToken cancellation = default)
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

    private async Task WriteEffectsAsync(PetitionCase letter, WorkflowInstance instance, Burst burst, CancellationToken cancellation)
    {
        foreach (var bookmark in burst.Closed)
            await CloseAsync(instance, bookmark, cancellation);
        foreach (var bookmark in burst.Opened)
            await OpenAsync(letter, instance, bookmark, cancellation);
        foreach (var incident in burst.Incidents)
            db.Incidents.Add(new Incident
            {
                CaseId = letter.Id,
                InstanceId = instance.Id,
                Where = $"{instance.VersionId}/{incident.ActivityId}",
                Cause = incident.Cause is null ? incident.Message : $"{incident.Message}: {incident.Cause}",
                Input = incident.Input,
                WorkflowIncidentId = incident.Id,
                At = clock.Now,
            });
    }

    private async Task CloseAsync(WorkflowInstance instance, Bookmark bookmark, CancellationToken cancellation)
    {
        switch (bookmark.Kind)
        {
            case BookmarkKind.Task:
                var task = db.Tasks.Local.SingleOrDefault(t => t.InstanceId == instance.Id && t.BookmarkId == bookmark.Id)
                    ?? await db.Tasks.SingleOrDefaultAsync(t => t.InstanceId == instance.Id && t.BookmarkId == bookmark.Id, cancellation);
                if (task is { State: TaskState.Open })
                    task.Withdraw(clock.Now);
                break;
            case BookmarkKind.Delay:
                // The row that fires right now gets its own result afterwards.
                if (await db.DueRows.SingleOrDefaultAsync(r => r.InstanceId == instance.Id && r.BookmarkId == bookmark.Id && r.DoneAt == null, cancellation) is { } row)
                    (row.DoneAt, row.Result) = (clock.Now, "withdrawn");
                break;
            case BookmarkKind.Event or BookmarkKind.Host:
                break;
        }
    }
}
