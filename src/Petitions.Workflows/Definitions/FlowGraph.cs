namespace Petitions.Workflows.Definitions;

/// <summary>
/// Start, connections and forward reachability of one flowchart, computed once when the file is read.
/// Forward connections form a graph without cycles: breadth first from the start, in file order, a connection is
/// backward when its target already reaches its source over the forward connections found before it. Hence a step
/// nearer to the start is "before" one farther away, and what leads back to it is a return edge.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, List<int>> outbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> reachable = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Activity> activities;

    public FlowGraph(string? startId, IReadOnlyList<Activity> activities, IReadOnlyList<Connection> connections)
    {
        StartId = startId;
        // A file with an id twice is refused, but read to its end first.
        this.activities = activities.DistinctBy(activity => activity.Id).ToDictionary(activity => activity.Id, StringComparer.Ordinal);
        for (var i = 0; i < connections.Count; i++)
        {
            if (!outbound.TryGetValue(connections[i].Source, out var list)) outbound[connections[i].Source] = list = [];
            list.Add(i);
        }

        Connections = startId is null ? connections : Classify(startId, connections);
    }

    /// <summary>Id of the activity a flowchart begins with, or null when it is empty.</summary>
    public string? StartId { get; }

    public IReadOnlyList<Connection> Connections { get; }

    public Activity Find(string activityId) => activities[activityId];

    public IReadOnlyList<int> OutboundOf(string activityId) => outbound.TryGetValue(activityId, out var list) ? list : [];

    /// <summary>Whether a forward path leads from one activity to another; never from an activity to itself.</summary>
    public bool Reaches(string from, string to) => reachable.TryGetValue(from, out var set) && set.Contains(to);

    /// <summary>Whether the start leads to the activity at all.</summary>
    public bool IsReachable(string activityId) => activityId == StartId || (StartId is not null && Reaches(StartId, activityId));

    private List<Connection> Classify(string startId, IReadOnlyList<Connection> connections)
    {
        var result = connections.ToList();
        var forward = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { startId };
        var queue = new Queue<string>([startId]);
        while (queue.TryDequeue(out var source))
        {
            foreach (var index in OutboundOf(source))
            {
                var target = connections[index].Target;
                if (target == source || Leads(forward, target, source))
                {
                    result[index] = connections[index] with { IsBackward = true };
                    continue;
                }

                if (!forward.TryGetValue(source, out var targets)) forward[source] = targets = [];
                targets.Add(target);
                if (seen.Add(target)) queue.Enqueue(target);
            }
        }

        foreach (var source in seen) reachable[source] = Descendants(forward, source);
        return result;
    }

    private static bool Leads(Dictionary<string, List<string>> forward, string from, string to) => Descendants(forward, from).Contains(to);

    private static HashSet<string> Descendants(Dictionary<string, List<string>> forward, string from)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<string>([from]);
        while (stack.TryPop(out var id))
        {
            if (!forward.TryGetValue(id, out var targets)) continue;
            foreach (var target in targets)
                if (found.Add(target)) stack.Push(target);
        }

        return found;
    }
}
