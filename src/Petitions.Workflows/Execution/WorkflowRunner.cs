using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Execution;

/// <summary>
/// Runs instances, one burst per call. It keeps nothing between calls and does no I/O: the host stores the state,
/// sees to it that the bursts of one instance follow one another, and may share one runner between threads.
/// A bad workflow ends in an incident, never in an exception; exceptions mean a wrong call.
/// </summary>
/// <param name="time">Clock for new instances, delays and the journal.</param>
/// <param name="options">Limits and defaults.</param>
public sealed class WorkflowRunner(TimeProvider time, RunnerOptions options)
{
    private readonly ScriptRunner scripts = new(options.Scripts);

    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    /// <param name="definition">Definition version the instance stays on.</param>
    /// <param name="instanceId">Id of the new instance, unique in the host's store.</param>
    /// <param name="input">Workflow inputs, converted to their declared types; they stay available for the life of the instance.</param>
    public Burst Start(WorkflowDefinition definition, string instanceId, JsonObject? input = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var now = UtcNow();
        var given = InputReading.Read(definition, input, out var problem);
        var state = new InstanceState
        {
            InstanceId = instanceId,
            DefinitionId = definition.DefinitionId,
            DefinitionVersionId = definition.VersionId,
            StartedAt = now,
            Input = given,
            Variables = definition.Variables.ToDictionary(variable => variable.Name, variable => variable.Default),
        };
        return Run(definition, state, now, interpreter =>
        {
            var root = interpreter.Schedule(definition.Root, parentId: null);
            if (problem is not null) interpreter.Fault(root, problem);
            return true;
        });
    }

    /// <summary>Reports the result of an <c>Elsa.RunTask</c>.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    /// <param name="bookmarkId">Bookmark of kind Task.</param>
    /// <param name="result">Result, given to the variable the activity captures it in.</param>
    /// <returns>A burst with Delivered false and the same state when the bookmark is not open (any more).</returns>
    public Burst CompleteTask(WorkflowDefinition definition, InstanceState state, string bookmarkId, JsonNode? result)
        => Resume(definition, state, bookmarkId, BookmarkKind.Task, new Stimulus(result?.DeepClone(), HasValue: true));

    /// <summary>Answers a waiting activity of a host type.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    /// <param name="bookmarkId">Bookmark of kind Host.</param>
    /// <param name="outcome">Outcome the activity completes with.</param>
    /// <param name="result">Its <c>result</c> output.</param>
    /// <param name="hasResult">False when there is no result; a null result is one.</param>
    /// <returns>A burst with Delivered false and the same state when the bookmark is not open (any more).</returns>
    public Burst ResumeHost(WorkflowDefinition definition, InstanceState state, string bookmarkId, string outcome, JsonNode? result, bool hasResult)
        => Resume(definition, state, bookmarkId, BookmarkKind.Host, new Stimulus(result?.DeepClone(), hasResult, outcome));

    /// <summary>Publishes an event to the instance: to everything that waits for it, in the order in which the waits began.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    /// <param name="eventName">Exact name.</param>
    /// <param name="payload">Result of the waiting activities, or null.</param>
    /// <returns>When nothing waits the event is kept in the state (Changed) for the first wait to come, and Delivered is false.</returns>
    public Burst Publish(WorkflowDefinition definition, InstanceState state, string eventName, JsonNode? payload)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == WorkflowStatus.Finished) return Burst.Nothing(state);
        var now = UtcNow();
        var stimulus = new Stimulus(payload?.DeepClone(), HasValue: true);
        var receivers = state.Bookmarks.Where(bookmark => bookmark.Kind == BookmarkKind.Event && bookmark.Name == eventName).ToList();
        return Run(definition, state, now, interpreter =>
        {
            if (receivers.Count == 0) interpreter.Work.EarlyEvents.Add(new EarlyEvent(eventName, stimulus.Value, now));
            return ResumeEach(interpreter, receivers, stimulus);
        });
    }

    /// <summary>Takes every delay that is due.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    /// <param name="nowUtc">The time up to which delays are due; also the time of this burst.</param>
    public Burst Elapse(WorkflowDefinition definition, InstanceState state, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(state);
        var due = state.Bookmarks.Where(bookmark => bookmark.DueAt <= nowUtc).OrderBy(bookmark => bookmark.DueAt).ToList();
        return due.Count == 0
            ? Burst.Nothing(state)
            : Run(definition, state, nowUtc, interpreter => ResumeEach(interpreter, due, new Stimulus(null, HasValue: false)));
    }

    /// <summary>Cancels the instance and journals what it cancels. An instance that incidents have stopped can be cancelled too.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    public Burst Cancel(WorkflowDefinition definition, InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == WorkflowStatus.Finished && state.SubStatus != WorkflowSubStatus.Faulted) return Burst.Nothing(state);
        return Run(definition, state, UtcNow(), interpreter =>
        {
            foreach (var root in interpreter.Work.Executions.Values.Where(execution => execution.ParentId is null).ToList()) interpreter.Cancel(root);
            interpreter.End(WorkflowSubStatus.Cancelled);
            return true;
        });
    }

    /// <summary>Runs the activity of an open incident again, and what its failure had stopped.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    /// <param name="incidentId">Incident to retry.</param>
    /// <returns>A burst with Delivered false when the incident is not open.</returns>
    public Burst Retry(WorkflowDefinition definition, InstanceState state, string incidentId)
        => Resolve(definition, state, incidentId, (interpreter, failed) => interpreter.Reschedule(failed));

    /// <summary>Goes on as if the activity of an open incident had ended with an outcome; what its failure had stopped goes on too.</summary>
    /// <param name="definition">Definition version of the instance.</param>
    /// <param name="state">State before.</param>
    /// <param name="incidentId">Incident whose activity is skipped.</param>
    /// <param name="outcome">Outcome to go on with; one of the activity's where they are known.</param>
    /// <exception cref="ArgumentException">The activity never has that outcome.</exception>
    /// <returns>A burst with Delivered false when the incident is not open.</returns>
    public Burst Skip(WorkflowDefinition definition, InstanceState state, string incidentId, string outcome)
    {
        ArgumentException.ThrowIfNullOrEmpty(outcome);
        return Resolve(definition, state, incidentId, (interpreter, failed) =>
        {
            var activity = interpreter.ActivityOf(failed);
            if (activity.PossibleOutcomes is { Count: > 0 } possible && !possible.Contains(outcome))
                throw new ArgumentException($"'{activity.Id}' never has the outcome '{outcome}'.", nameof(outcome));
            interpreter.Complete(failed, activity.Behavior.NamesOutcomes || outcome != ActivityBehavior.Done ? Outcomes.Named([outcome]) : Outcomes.Plain);
        });
    }

    private Burst Resolve(WorkflowDefinition definition, InstanceState state, string incidentId, Action<Interpreter, ActivityExecution> act)
    {
        ArgumentNullException.ThrowIfNull(state);
        var incident = state.OpenIncidents.FirstOrDefault(open => open.Id == incidentId);
        var failed = state.Executions.FirstOrDefault(execution => execution.Id == incident?.ExecutionId && execution.Status == ExecutionStatus.Faulted);
        if (incident is null || failed is null) return Burst.Nothing(state);
        var now = UtcNow();
        return Run(definition, state, now, interpreter =>
        {
            interpreter.Work.Incidents[interpreter.Work.Incidents.IndexOf(incident)] = incident with { ResolvedAt = now };
            act(interpreter, failed);
            foreach (var halted in state.Executions.Where(execution => execution.Status == ExecutionStatus.Halted)) interpreter.Reschedule(halted);
            return true;
        });
    }

    private Burst Resume(WorkflowDefinition definition, InstanceState state, string bookmarkId, BookmarkKind kind, Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(state);
        var bookmark = state.Bookmarks.FirstOrDefault(open => open.Id == bookmarkId && open.Kind == kind);
        return bookmark is null ? Burst.Nothing(state) : Run(definition, state, UtcNow(), interpreter => ResumeEach(interpreter, [bookmark], stimulus));
    }

    // One after the other, each to its end: a later one may be cancelled by what an earlier one sets going.
    private static bool ResumeEach(Interpreter interpreter, IReadOnlyList<Bookmark> bookmarks, Stimulus stimulus)
    {
        var delivered = false;
        foreach (var bookmark in bookmarks)
        {
            if (interpreter.HasEnded || !interpreter.Work.Bookmarks.Exists(open => open.Id == bookmark.Id)) continue;
            interpreter.Resume(bookmark, stimulus);
            interpreter.Drain();
            delivered = true;
        }

        return delivered;
    }

    private Burst Run(WorkflowDefinition definition, InstanceState before, DateTime now, Func<Interpreter, bool> act)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.VersionId != before.DefinitionVersionId)
            throw new ArgumentException($"Instance '{before.InstanceId}' runs version '{before.DefinitionVersionId}', not '{definition.VersionId}'.", nameof(definition));
        var work = new InstanceWork(before);
        var interpreter = new Interpreter(definition, work, scripts, options, now);
        var delivered = act(interpreter);
        interpreter.Drain();
        var after = interpreter.Finish();
        return new Burst(
            after,
            delivered,
            work.Journal,
            [.. after.Bookmarks.Where(bookmark => !before.Bookmarks.Any(other => other.Id == bookmark.Id))],
            [.. before.Bookmarks.Where(bookmark => !after.Bookmarks.Any(other => other.Id == bookmark.Id))])
        {
            Changed = true,
            Incidents = [.. after.Incidents.Skip(before.Incidents.Count)],
        };
    }

    private DateTime UtcNow() => time.GetUtcNow().UtcDateTime;
}
