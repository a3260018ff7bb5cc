using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>
/// Runs activities along connections.
/// <para>
/// A connection followed into an activity is an arrival. A return edge (see <see cref="FlowGraph"/>) starts its target
/// at once. Any other arrival waits at its target as long as something else could still get there: a running, waiting
/// or failed activity of this flowchart, or another arrival, from which a path of forward connections leads to the
/// target. When nothing can, the target runs once and takes all its arrivals. So an exclusive branch needs no join, a
/// path that was not taken holds nobody up, and a join waits for branches of any length. Forward connections have no
/// cycle, hence two arrivals never wait for each other and something can always go on, unless a failed activity
/// holds the join: then there is an incident, and its retry goes on.
/// </para>
/// <para>
/// WaitAny and merge mode Race run at the first arrival and cancel whatever could still have come; Cascade runs at the
/// first arrival and lets the others run into the void.
/// </para>
/// </summary>
internal sealed class Flowchart : ActivityBehavior
{
    public override string Type => "Elsa.Flowchart";

    public override bool IsContainer => true;

    public override void Execute(ActivityContext context)
    {
        var graph = context.Activity.Graph!;
        if (graph.StartId is null) context.Complete();
        else context.Schedule(graph.Find(graph.StartId));
    }

    public override void ChildCompleted(ActivityContext context, ActivityExecution child, Outcomes outcomes)
    {
        var graph = context.Activity.Graph!;
        var outbound = graph.OutboundOf(context.Interpreter.ActivityOf(child).Id);
        var startedNow = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < outbound.Count; i++)
        {
            if (outcomes.Follow(graph.Connections[outbound[i]].Port)) Follow(context, child, outbound[i], startedNow);
            // What a connection sets free starts before the next connection is looked at: the order of Elsa's journal.
            RunAllThatNeedNotWait(context, StillToLookAt(graph, outbound, i + 1, outcomes));
        }

        if (outbound.Count == 0) RunAllThatNeedNotWait(context, []);
        if (context.Execution.Arrivals.Count == 0 && !context.Work.ChildrenOf(context.Execution.Id).Any()) context.Complete();
    }

    // A forward connection counts even if it will not be followed: its target learns so only when its turn comes.
    private static List<string> StillToLookAt(FlowGraph graph, IReadOnlyList<int> outbound, int from, Outcomes outcomes)
        => [.. outbound.Skip(from).Select(index => graph.Connections[index]).Where(connection => !connection.IsBackward || outcomes.Follow(connection.Port)).Select(connection => connection.Target)];

    private static void Follow(ActivityContext context, ActivityExecution child, int index, HashSet<string> startedNow)
    {
        var graph = context.Activity.Graph!;
        var connection = graph.Connections[index];
        if (child.LostTo is { } join && (connection.Target == join || graph.Reaches(connection.Target, join))) return;
        InstanceWork.Count(context.Work.Taken, $"{context.Activity.NodeId}/{connection.Key}");
        var target = graph.Find(connection.Target);
        if (connection.IsBackward)
        {
            // Two outcomes over return edges into one target start it once.
            if (startedNow.Add(target.Id)) context.Schedule(target);
        }
        else if (target.MergeMode == MergeMode.FirstRuns) RunFirst(context, target, index);
        else if (target.MergeMode != MergeMode.FirstWins || !IsQueued(context, target)) context.Update(context.Execution with { Arrivals = [.. context.Execution.Arrivals, index] });
    }

    private static void RunFirst(ActivityContext context, Activity target, int index)
    {
        var graph = context.Activity.Graph!;
        var execution = context.Execution;
        if (execution.Ignored.Contains(index))
        {
            context.Update(execution with { Ignored = [.. execution.Ignored.Where(other => other != index)] });
            return;
        }

        var source = graph.Connections[index].Source;
        var late = Enumerable.Range(0, graph.Connections.Count).Where(other => IsLate(graph.Connections[other])).ToList();
        context.Update(execution with { Ignored = [.. execution.Ignored.Union(late)] });
        context.Schedule(target);

        bool IsLate(Connection other) => other.Target == target.Id && other.Source != source && !other.IsBackward && IsOnItsWay(context, other.Source);
    }

    private static bool IsOnItsWay(ActivityContext context, string activityId)
    {
        var graph = context.Activity.Graph!;
        return Places(context).Any(place => place == activityId || graph.Reaches(place, activityId));
    }

    private static bool IsQueued(ActivityContext context, Activity target)
        => context.Work.ChildrenOf(context.Execution.Id).Any(child => child.Status == ExecutionStatus.Scheduled && child.NodeId == target.NodeId);

    private static void RunAllThatNeedNotWait(ActivityContext context, List<string> pending)
    {
        while (RunNext(context, pending))
        {
        }
    }

    /// <summary>Starts the first activity whose arrivals need to wait no longer; false when there is none.</summary>
    private static bool RunNext(ActivityContext context, List<string> pending)
    {
        var graph = context.Activity.Graph!;
        foreach (var index in context.Execution.Arrivals)
        {
            var target = graph.Find(graph.Connections[index].Target);
            if (target.MergeMode == MergeMode.FirstWins) CancelRivals(context, target);
            else if (CanStillBeReached(context, target, pending)) continue;
            context.Update(context.Execution with { Arrivals = [.. context.Execution.Arrivals.Where(other => graph.Connections[other].Target != target.Id)] });
            context.Schedule(target);
            return true;
        }

        return false;
    }

    private static bool CanStillBeReached(ActivityContext context, Activity target, List<string> pending)
    {
        var graph = context.Activity.Graph!;
        return pending.Any(place => place == target.Id || graph.Reaches(place, target.Id)) || Places(context).Any(place => graph.Reaches(place, target.Id));
    }

    // Where this flowchart goes on: what runs, waits or has failed, and what has arrived and waits for others.
    private static IEnumerable<string> Places(ActivityContext context)
    {
        var graph = context.Activity.Graph!;
        return context.Execution.Arrivals.Select(index => graph.Connections[index].Target)
            .Concat(context.Work.ChildrenOf(context.Execution.Id).Select(child => context.Interpreter.ActivityOf(child).Id));
    }

    // What is queued in this burst still runs, as in Elsa, but leads nowhere.
    private static void CancelRivals(ActivityContext context, Activity target)
    {
        var graph = context.Activity.Graph!;
        foreach (var child in context.Work.ChildrenOf(context.Execution.Id).ToList())
        {
            if (!graph.Reaches(context.Interpreter.ActivityOf(child).Id, target.Id)) continue;
            if (child.Status == ExecutionStatus.Scheduled) context.Update(child with { LostTo = target.Id });
            else context.Interpreter.Cancel(child);
        }

        context.Update(context.Execution with
        {
            Arrivals = [.. context.Execution.Arrivals.Where(index => !graph.Reaches(graph.Connections[index].Target, target.Id))],
        });
    }
}
