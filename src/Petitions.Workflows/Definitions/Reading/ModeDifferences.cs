namespace Petitions.Workflows.Definitions.Reading;

/// <summary>
/// Elsa runs a flowchart in one of two modes, which the file does not name: by counters (the library's default) or by tokens
/// (its sample server). Warns where the two would go different ways at a place where branches meet or a return edge ends.
/// </summary>
internal sealed class ModeDifferences(FlowGraph graph, IReadOnlyList<Activity> activities, ProblemList problems)
{
    private readonly FlowShape shape = new(graph, activities);

    public void Warn()
    {
        foreach (var activity in activities)
        {
            var inbound = shape.ForwardInto(activity.Id);
            if (inbound.Count > 1 && Difference(activity, inbound) is { } difference) problems.Warning(activity.Path, difference);
            else if (shape.ReturnPast(activity) is { } further)
                problems.Warning(activity.Path, $"After a return to '{activity.Id}' and another to '{further.Target}' Elsa's counters take the next arrival at '{activity.Id}' for an old one and the instance ends without notice; its tokens run it. Here it runs.");
        }

        foreach (var edge in graph.Connections.Where(connection => connection.IsBackward && !shape.EveryWayPasses(connection.Target, connection.Source)))
            problems.Warning(graph.Find(edge.Source).Path, $"The return edge from '{edge.Source}' to '{edge.Target}' is not crossed by every way: Elsa's counters fault when it is followed, its tokens follow it. Here it is followed.");
    }

    private string? Difference(Activity target, IReadOnlyList<Connection> inbound) => target.MergeMode switch
    {
        MergeMode.FirstWins when target.Type == "Elsa.FlowJoin" => shape.MayWaitAfter(target.Id)
            ? $"'{target.Id}' takes the first branch: Elsa's counters cancel the others, its tokens break the instance when a step behind it waits. Here the others are cancelled."
            : null,
        MergeMode.FirstWins => $"'{target.Id}' takes the first branch (Race): Elsa's counters ignore that and wait for all, its tokens take the first. Here the first is taken.",
        MergeMode.FirstRuns => $"'{target.Id}' runs for the first branch (Cascade): Elsa's counters ignore that and wait for all, its tokens run it for the first. Here it runs for the first.",
        _ => OfWaiting(target, inbound),
    };

    private string? OfWaiting(Activity target, IReadOnlyList<Connection> inbound)
    {
        if (target.WaitsForAll && shape.MayNotCome(inbound) is { } absent)
            return target.Type == "Elsa.FlowJoin"
                ? $"'{target.Id}' waits for all, but the way over '{absent}' may not be taken: Elsa's counters skip it and all behind it, its tokens wait for ever. Here a way not taken counts as arrived."
                : $"'{target.Id}' merges, but the way over '{absent}' may not be taken: Elsa's counters go on without it, its tokens wait for ever. Here a way not taken counts as arrived.";
        if (shape.ReturnBefore(target.Id, inbound) is { } loop)
            return $"Behind the return from '{loop.Source}' to '{loop.Target}' the way into '{target.Id}' counts as not taken for Elsa's counters: it never runs and the instance ends without notice; its tokens run it. Here it runs.";
        if (shape.LongBranch(inbound) is { } far)
            return $"'{target.Id}' joins branches of unequal length: Elsa's counters wait for the one over '{far}', its tokens run at the first arrival. Here it waits.";
        return shape.TwiceFromOne(inbound) is { } twice
            ? $"Several outcomes of '{twice}' lead to '{target.Id}': Elsa's counters run it once, its tokens once for each. Here it runs once."
            : null;
    }
}
