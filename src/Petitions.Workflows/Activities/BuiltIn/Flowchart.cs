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
/// <para>WaitAny and merge mode Race run at the first arrival and cancel whatever could still have come.</para>
/// </summary>
internal sealed class Flowchart : ActivityBehavior
{
    public override string Type => "Elsa.Flowchart";

    public override bool IsContainer => true;

    public override void Execute(ActivityContext context)
    {
        var graph = context.Activity.Graph!;
        if (graph.StartId is null) context.Complete(Done);
        else context.Schedule(Child(context.Activity, graph.StartId));
    }

    public override void ChildCompleted(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        Follow(context, context.Interpreter.ActivityOf(child), outcomes);
        while (RunNext(context))
        {
        }

        if (context.Execution.Arrivals.Count == 0 && !context.Work.ChildrenOf(context.Execution.Id).Any()) context.Complete(Done);
    }

    private static void Follow(ActivityContext context, Activity source, IReadOnlyList<string> outcomes)
    {
        var graph = context.Activity.Graph!;
        var arrivals = context.Execution.Arrivals.ToList();
        // Two outcomes into one target are one arrival.
        var startedNow = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in graph.OutboundOf(source.Id))
        {
            var connection = graph.Connections[index];
            if (!connection.IsFollowedBy(outcomes)) continue;
            InstanceWork.Count(context.Work.Taken, $"{context.Activity.NodeId}/{connection.Key}");
            var target = Child(context.Activity, connection.Target);
            if (!connection.IsBackward && target.MergeMode != MergeMode.EachArrival) arrivals.Add(index);
            else if (startedNow.Add(target.Id)) context.Schedule(target);
        }

        context.Update(context.Execution with { Arrivals = arrivals });
    }

    /// <summary>Starts the first activity whose arrivals need to wait no longer; false when there is none.</summary>
    private static bool RunNext(ActivityContext context)
    {
        var graph = context.Activity.Graph!;
        foreach (var index in context.Execution.Arrivals)
        {
            var target = Child(context.Activity, graph.Connections[index].Target);
            if (target.MergeMode == MergeMode.FirstWins) CancelRivals(context, target);
            else if (CanStillBeReached(context, target)) continue;
            context.Update(context.Execution with { Arrivals = [.. context.Execution.Arrivals.Where(other => graph.Connections[other].Target != target.Id)] });
            context.Schedule(target);
            return true;
        }

        return false;
    }

    private static bool CanStillBeReached(ActivityContext context, Activity target)
    {
        var graph = context.Activity.Graph!;
        return context.Execution.Arrivals.Any(index => graph.Reaches(graph.Connections[index].Target, target.Id))
            || context.Work.ChildrenOf(context.Execution.Id).Any(child => graph.Reaches(context.Interpreter.ActivityOf(child).Id, target.Id));
    }

    private static void CancelRivals(ActivityContext context, Activity target)
    {
        var graph = context.Activity.Graph!;
        foreach (var child in context.Work.ChildrenOf(context.Execution.Id).ToList())
            if (graph.Reaches(context.Interpreter.ActivityOf(child).Id, target.Id)) context.Interpreter.Cancel(child);
        context.Update(context.Execution with
        {
            Arrivals = [.. context.Execution.Arrivals.Where(index => !graph.Reaches(graph.Connections[index].Target, target.Id))],
        });
    }

    private static Activity Child(Activity flowchart, string id) => flowchart.Children.First(child => child.Id == id);
}
