using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Execution;

/// <summary>
/// One burst: takes work from a first-in-first-out queue until it is empty, then gives early events to those who wait
/// for them. Branches interleave breadth first; there is no parallelism within an instance.
/// </summary>
internal sealed class Interpreter(WorkflowDefinition definition, InstanceWork work, ScriptRunner scripts, RunnerOptions options, DateTime now)
{
    private readonly Queue<int> queue = new();
    private WorkflowSubStatus? ending;
    private bool halted;
    private int started;

    public WorkflowDefinition Definition => definition;

    public InstanceWork Work => work;

    public ScriptRunner Scripts => scripts;

    public DateTime Now => now;

    /// <summary>Whether the instance has ended within this burst; nothing may be scheduled any more.</summary>
    public bool HasEnded => ending is not null || halted;

    public ActivityExecution Schedule(Activity activity, int? parentId)
    {
        var execution = new ActivityExecution(work.NextNumber(), activity.NodeId, parentId) { Status = ExecutionStatus.Scheduled };
        work.Update(execution);
        queue.Enqueue(execution.Id);
        return execution;
    }

    public void Reschedule(ActivityExecution execution)
    {
        work.Update(execution with { Status = ExecutionStatus.Scheduled, Arrivals = [], Ignored = [], Position = 0 });
        queue.Enqueue(execution.Id);
    }

    public void Drain()
    {
        do
        {
            while (!HasEnded && queue.TryDequeue(out var id))
                if (work.Executions.TryGetValue(id, out var execution) && execution.Status == ExecutionStatus.Scheduled) Start(execution);
        }
        while (!HasEnded && TakeEarlyEvent());
    }

    public void Resume(Bookmark bookmark, Stimulus stimulus)
    {
        if (!work.Executions.TryGetValue(bookmark.ExecutionId, out var execution)) return;
        var context = ContextOf(execution);
        work.Close(other => other.Id == bookmark.Id, now);
        Log(context.Activity, JournalEvent.Resumed);
        Guard(execution, () => context.Activity.Behavior.Resume(context, stimulus));
    }

    public void Wait(ActivityExecution execution, Bookmark bookmark)
    {
        if (LoserOf(execution) is { } loser)
        {
            // It was queued when its race was decided, so it ran; but nobody is asked to wait for what has been lost.
            Cancel(loser);
            TellParent(loser.ParentId!.Value, loser, Outcomes.None);
            return;
        }

        work.Bookmarks.Add(bookmark);
        work.Update(execution with { Status = ExecutionStatus.Waiting });
        Log(ActivityOf(execution), JournalEvent.Suspended);
    }

    public void Complete(ActivityExecution execution, Outcomes outcomes, string? message = null)
    {
        CancelChildren(execution.Id);
        Remove(execution);
        var activity = ActivityOf(execution);
        Log(activity, JournalEvent.Completed, outcomes.Names, message);
        if (execution.ParentId is not { } parentId)
        {
            End(WorkflowSubStatus.Finished);
            return;
        }

        TellParent(parentId, execution, outcomes);
    }

    private void TellParent(int parentId, ActivityExecution child, Outcomes outcomes)
    {
        var parent = work.Executions[parentId];
        Guard(parent, () => ActivityOf(parent).Behavior.ChildCompleted(ContextOf(parent), child, outcomes));
    }

    private ActivityExecution? LoserOf(ActivityExecution execution)
    {
        for (var current = execution; ; current = work.Executions[current.ParentId.Value])
        {
            if (current.LostTo is not null) return current;
            if (current.ParentId is null) return null;
        }
    }

    public void CancelChildren(int executionId)
    {
        foreach (var child in work.ChildrenOf(executionId).ToList()) Cancel(child);
    }

    /// <summary>Cancels an execution and all below it, innermost first; what had begun is journaled.</summary>
    public void Cancel(ActivityExecution execution)
    {
        CancelChildren(execution.Id);
        Remove(execution);
        if (execution.Status == ExecutionStatus.Waiting) Log(ActivityOf(execution), JournalEvent.Cancelled);
    }

    /// <summary>Ends the instance at once: no queue, no waits, no early events are left.</summary>
    public void End(WorkflowSubStatus subStatus)
    {
        ending = subStatus;
        queue.Clear();
        work.Executions.Clear();
        work.Close(_ => true, now);
        work.EarlyEvents.Clear();
    }

    public void FinishAt(ActivityExecution execution)
    {
        Log(ActivityOf(execution), JournalEvent.Completed, [ActivityBehavior.Done]);
        End(WorkflowSubStatus.Finished);
    }

    public void EndFlowchartOf(ActivityExecution execution)
    {
        Log(ActivityOf(execution), JournalEvent.Completed, [ActivityBehavior.Done]);
        Remove(execution);
        var container = execution;
        while (container.ParentId is { } parentId)
        {
            container = work.Executions[parentId];
            if (ActivityOf(container).Graph is not null) break;
        }

        Complete(container, Outcomes.Plain);
    }

    public void Fault(ActivityExecution execution, string message, string? input = null, string? cause = null)
    {
        var activity = ActivityOf(execution);
        work.Close(bookmark => bookmark.ExecutionId == execution.Id, now);
        CancelChildren(execution.Id);
        work.Update(work.Executions.GetValueOrDefault(execution.Id, execution) with { Status = ExecutionStatus.Faulted });
        work.Incidents.Add(new Incident($"{work.Before.InstanceId}-{work.NextNumber()}", activity.Id, activity.NodeId, input, message, now) { ExecutionId = execution.Id, Cause = cause });
        Log(activity, JournalEvent.Faulted, [], cause is null ? message : $"{message}: {cause}");
        if ((definition.IncidentStrategy ?? options.IncidentStrategy) == IncidentStrategy.StopInstance) Halt();
    }

    public InstanceState Finish()
    {
        if (ending is { } subStatus) return work.ToState(WorkflowStatus.Finished, subStatus, now);
        if (work.Bookmarks.Count > 0) return work.ToState(WorkflowStatus.Running, WorkflowSubStatus.Suspended, now);
        if (!work.Incidents.Exists(incident => incident.ResolvedAt is null))
        {
            // Cannot happen by the rules of the flowchart; if it does all the same, somebody must see it.
            var root = definition.Root;
            work.Incidents.Add(new Incident($"{work.Before.InstanceId}-{work.NextNumber()}", root.Id, root.NodeId, null, "Nothing can go on and nothing waits.", now) { ExecutionId = 0 });
        }

        return work.ToState(WorkflowStatus.Finished, WorkflowSubStatus.Faulted, now);
    }

    public Activity ActivityOf(ActivityExecution execution)
        => definition.Find(execution.NodeId) ?? throw new InvalidOperationException($"Definition version '{definition.VersionId}' has no activity '{execution.NodeId}'.");

    public ActivityContext ContextOf(ActivityExecution execution) => new(this, ActivityOf(execution), execution.Id);

    private void Start(ActivityExecution execution)
    {
        var activity = ActivityOf(execution);
        if (++started > options.MaxActivitiesPerBurst)
        {
            Fault(execution, $"More than {options.MaxActivitiesPerBurst} activities ran without a wait: the workflow loops.");
            Halt();
            return;
        }

        InstanceWork.Count(work.Visits, activity.NodeId);
        work.Update(execution with
        {
            Status = ExecutionStatus.Waiting,
            Variables = activity.Variables.Count == 0 ? null : activity.Variables.ToDictionary(variable => variable.Id, variable => variable.Default),
        });
        Log(activity, JournalEvent.Started);
        Guard(execution, () => activity.Behavior.Execute(ContextOf(execution)));
    }

    private bool TakeEarlyEvent()
    {
        foreach (var bookmark in work.Bookmarks)
        {
            if (bookmark.Kind != BookmarkKind.Event) continue;
            var index = work.EarlyEvents.FindIndex(early => early.Name == bookmark.Name);
            if (index < 0) continue;
            var taken = work.EarlyEvents[index];
            work.EarlyEvents.RemoveAt(index);
            Resume(bookmark, new Stimulus(taken.Payload, HasValue: true));
            return true;
        }

        return false;
    }

    // Each activity answers for its own failure: a child that completed is not to blame for its container.
    private void Guard(ActivityExecution execution, Action action)
    {
        try
        {
            action();
        }
        catch (InputException exception)
        {
            Fault(execution, exception.Message, exception.Input, exception.Reason);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fault(execution, exception.Message, cause: exception is ExpressionException { InnerException: { } inner } && inner.Message != exception.Message ? inner.Message : null);
        }
    }

    private void Halt()
    {
        halted = true;
        queue.Clear();
        foreach (var execution in work.Executions.Values.ToList())
        {
            var waits = work.Close(bookmark => bookmark.ExecutionId == execution.Id, now);
            if (waits) Log(ActivityOf(execution), JournalEvent.Cancelled);
            if (waits || execution.Status == ExecutionStatus.Scheduled) work.Update(execution with { Status = ExecutionStatus.Halted });
        }
    }

    private void Remove(ActivityExecution execution)
    {
        work.Executions.Remove(execution.Id);
        work.Close(bookmark => bookmark.ExecutionId == execution.Id, now);
    }

    private void Log(Activity activity, JournalEvent what, IReadOnlyList<string>? outcomes = null, string? message = null)
    {
        if (activity.Parent is null && activity.Behavior.IsContainer) return;
        work.Journal.Add(new JournalEntry(activity.Id, activity.NodeId, what, now) { Outcomes = outcomes ?? [], Message = message });
    }
}
