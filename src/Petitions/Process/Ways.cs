using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <summary>
/// All ways through a definition, containers opened up: a superset of what can run, so that what holds on every way of it
/// holds in every run. Branches that run side by side are ways of their own.
/// </summary>
internal sealed class Ways
{
    private readonly Dictionary<Place, List<Step>> next = [];

    public Ways(WorkflowDefinition definition)
    {
        foreach (var activity in definition.AllActivities)
            Connect(activity);
    }

    /// <summary>The shortest way from the beginning of one activity, or from its end, to another, as ids; null when there is none.</summary>
    /// <param name="passes">Whether a way may go through an activity.</param>
    /// <param name="follows">Whether a way may leave an activity by an outcome.</param>
    public IReadOnlyList<string>? Find(Activity from, bool fromItsEnd, Activity to, Func<Activity, bool> passes, Func<Activity, string, bool> follows)
    {
        var start = new Place(from, fromItsEnd);
        var cameFrom = new Dictionary<Place, Place?> { [start] = null };
        var open = new Queue<Place>([start]);
        while (open.TryDequeue(out var place))
        {
            if (!place.AtEnd && place.Activity == to)
                return Names(cameFrom, place);
            if (!place.AtEnd && !passes(place.Activity))
                continue;
            foreach (var step in next.GetValueOrDefault(place, []))
                if ((step.Outcome is null || follows(place.Activity, step.Outcome)) && cameFrom.TryAdd(step.To, place))
                    open.Enqueue(step.To);
        }
        return null;
    }

    private static List<string> Names(Dictionary<Place, Place?> cameFrom, Place last)
    {
        var names = new List<string>();
        for (Place? place = last; place is { } at; place = cameFrom[at])
            if (names.Count == 0 || names[^1] != at.Activity.Id)
                names.Add(at.Activity.Id);
        names.Reverse();
        return names;
    }

    private void Connect(Activity activity)
    {
        switch (activity.Type)
        {
            case "Elsa.Flowchart":
                ConnectFlowchart(activity);
                break;
            case "Elsa.Sequence":
                ConnectSequence(activity);
                break;
            case "Elsa.If" or "Elsa.While":
                foreach (var child in activity.Children)
                {
                    Add(new(activity, false), new(child, false));
                    // A loop asks again before it ends, which adds no way that its end does not have.
                    Add(new(child, true), new(activity, true));
                }
                Add(new(activity, false), new(activity, true));
                break;
            // Nothing follows what ends the whole.
            case "Elsa.Finish" or "Elsa.Fault":
                break;
            default:
                Add(new(activity, false), new(activity, true));
                break;
        }
    }

    private void ConnectFlowchart(Activity flowchart)
    {
        var byId = flowchart.Children.ToDictionary(c => c.Id);
        if (flowchart.StartId is { } start)
            Add(new(flowchart, false), new(byId[start], false));
        else
            Add(new(flowchart, false), new(flowchart, true));
        foreach (var connection in flowchart.Connections)
            Add(new(byId[connection.Source], true), new(byId[connection.Target], false), connection.Port ?? "Done");
        foreach (var child in flowchart.Children)
            foreach (var outcome in (child.PossibleOutcomes ?? ["?"]).Where(o => child.Type == "Elsa.End" || !flowchart.Connections.Any(c => c.Source == child.Id && (c.Port ?? "Done") == o)))
                Add(new(child, true), new(flowchart, true), outcome);
    }

    private void ConnectSequence(Activity sequence)
    {
        var before = new Place(sequence, false);
        foreach (var child in sequence.Children)
        {
            Add(before, new(child, false));
            before = new(child, true);
        }
        Add(before, new(sequence, true));
    }

    private void Add(Place from, Place to, string? outcome = null)
    {
        if (!next.TryGetValue(from, out var steps))
            next[from] = steps = [];
        steps.Add(new Step(to, outcome));
    }

    private readonly record struct Place(Activity Activity, bool AtEnd);

    private readonly record struct Step(Place To, string? Outcome);
}
