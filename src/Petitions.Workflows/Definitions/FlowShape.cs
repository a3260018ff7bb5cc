namespace Petitions.Workflows.Definitions;

/// <summary>Questions about the forward connections of a flowchart that are asked when it is checked.</summary>
internal sealed class FlowShape(FlowGraph graph, IReadOnlyList<Activity> activities)
{
    private static readonly HashSet<string> Waiting = new(StringComparer.Ordinal) { "Elsa.RunTask", "Elsa.Event", "Elsa.Delay", "Elsa.StartAt" };

    private readonly List<Connection> forward = [.. graph.Connections.Where(connection => !connection.IsBackward && graph.IsReachable(connection.Source)).DistinctBy(connection => connection.Key)];

    public IReadOnlyList<Connection> ForwardInto(string activityId) => [.. forward.Where(connection => connection.Target == activityId)];

    /// <summary>Whether every forward way from the start to an activity passes another.</summary>
    public bool EveryWayPasses(string passed, string activityId)
    {
        if (passed == graph.StartId || passed == activityId) return true;
        return !Ways(graph.StartId!, without: passed).Contains(activityId);
    }

    /// <summary>Whether a step that waits may follow.</summary>
    public bool MayWaitAfter(string activityId) => activities.Any(activity => graph.Reaches(activityId, activity.Id) && MayWait(activity));

    /// <summary>A return edge to before an activity to which, once returned to, a run may come again: what waits there has forgotten how it was entered.</summary>
    public Connection? ReturnPast(Activity activity)
    {
        var back = graph.Connections.Where(connection => connection.IsBackward).ToList();
        if (!MayWait(activity) || !back.Exists(connection => connection.Target == activity.Id)) return null;
        return back.Find(further => graph.Reaches(further.Target, activity.Id) && (further.Source == activity.Id || graph.Reaches(activity.Id, further.Source)));
    }

    // A type of the host may wait, and so may what stands in a container.
    private static bool MayWait(Activity activity)
        => Waiting.Contains(activity.Type) || !activity.Type.StartsWith("Elsa.", StringComparison.Ordinal) || activity.Children.Count > 0;

    /// <summary>A source among several into one target over which a run may not come, because an outcome leads past it.</summary>
    public string? MayNotCome(IReadOnlyList<Connection> inbound)
    {
        foreach (var chooser in activities.Where(activity => activity.Behavior.NamesOutcomes && graph.IsReachable(activity.Id)))
        {
            var byPort = forward.Where(connection => connection.Source == chooser.Id).GroupBy(connection => connection.Port)
                .Select(group => Over(inbound, group)).Where(over => over.Count > 0).ToList();
            var all = byPort.SelectMany(over => over).ToHashSet(StringComparer.Ordinal);
            if (byPort.Find(over => over.Count < all.Count) is { } some) return all.First(source => !some.Contains(source));
        }

        return null;
    }

    /// <summary>A return edge from before one way into the target while another way does not come from there.</summary>
    public Connection? ReturnBefore(string target, IReadOnlyList<Connection> inbound)
        => graph.Connections.FirstOrDefault(edge => edge.IsBackward && edge.Source != target && graph.Reaches(edge.Source, target)
            && inbound.Any(connection => connection.Source != edge.Source && !graph.Reaches(edge.Source, connection.Source))
            && EveryWayPasses(edge.Target, edge.Source));

    /// <summary>A step two or more before the target on one of several branches that run at the same time.</summary>
    public string? LongBranch(IReadOnlyList<Connection> inbound)
    {
        foreach (var fork in forward.GroupBy(connection => connection.Source))
        {
            var branches = Parallel(graph.Find(fork.Key), fork).Select(targets => (Targets: targets, Over: Over(inbound, targets))).Where(branch => branch.Over.Count > 0).ToList();
            if (branches.Count < 2) continue;
            foreach (var (targets, over) in branches)
                if (targets.Find(step => step.Target != inbound[0].Target && !over.Contains(step.Target)) is { } far) return far.Target;
        }

        return null;
    }

    /// <summary>An activity with several outcomes at once that lead to one target.</summary>
    public string? TwiceFromOne(IReadOnlyList<Connection> inbound)
        => inbound.GroupBy(connection => connection.Source).FirstOrDefault(group => group.Count() > 1 && HasSeveralOutcomesAtOnce(graph.Find(group.Key)))?.Key;

    // Connections of one outcome run at the same time; those of different outcomes where the activity can have several.
    private static IEnumerable<List<Connection>> Parallel(Activity source, IEnumerable<Connection> outbound)
    {
        var several = HasSeveralOutcomesAtOnce(source);
        var ports = outbound.GroupBy(connection => connection.Port).ToList();
        return several
            ? ports.Select(port => port.ToList())
            : ports.OrderByDescending(port => port.Count()).Take(1).SelectMany(port => port.Select(connection => new List<Connection> { connection }));
    }

    private static bool HasSeveralOutcomesAtOnce(Activity activity)
        => activity.Type is "Elsa.FlowFork" or "Elsa.RunJavaScript"
            || (activity.Type == "Elsa.FlowSwitch" && activity.Inputs.TryGetValue("mode", out var mode) && mode.Expression is Expressions.LiteralExpression { Value: { } text } && text.ToString() == "MatchAny");

    // The sources of connections into the target that can be come to over some connections, the target's own included.
    private HashSet<string> Over(IReadOnlyList<Connection> inbound, IEnumerable<Connection> first)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        foreach (var connection in first)
            foreach (var way in inbound)
                if (way.Key == connection.Key || way.Source == connection.Target || graph.Reaches(connection.Target, way.Source)) result.Add(way.Key == connection.Key ? $"{way.Source} itself" : way.Source);
        return result;
    }

    private HashSet<string> Ways(string from, string without)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Stack<string>([from]);
        while (open.TryPop(out var id))
            foreach (var connection in forward.Where(connection => connection.Source == id && connection.Target != without))
                if (seen.Add(connection.Target)) open.Push(connection.Target);
        return seen;
    }
}
