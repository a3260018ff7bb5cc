using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;

namespace Petitions.Process;

/// <summary>
/// What a workflow file may not do to a letter: let it be dispatched on a way that passes no reading, or that no approval or
/// instruction can ever precede. The use cases refuse that too; a file is told when it is loaded.
/// </summary>
public static class SafeOrder
{
    public static IReadOnlyList<DefinitionProblem> Check(WorkflowDefinition definition) =>
        [.. definition.AllActivities.Where(a => a.Connections.Count > 0).SelectMany(Check)];

    private static IEnumerable<DefinitionProblem> Check(Activity flowchart)
    {
        foreach (var dispatch in flowchart.Children.Where(c => TaskOf(c) == "dispatch"))
        {
            if (CanReach(flowchart, dispatch, without: "read"))
                yield return new DefinitionProblem(dispatch.Path, "A letter can be dispatched here without having been read.", ProblemSeverity.Error);
            if (!flowchart.Children.Any(c => TaskOf(c) is "approve" or "instruct"))
                yield return new DefinitionProblem(dispatch.Path, "No approval or instruction can come before this dispatch.", ProblemSeverity.Error);
        }
    }

    private static bool CanReach(Activity flowchart, Activity target, string without)
    {
        var byId = flowchart.Children.ToDictionary(c => c.Id);
        var open = new Queue<Activity>(flowchart.Children.Where(c => flowchart.Connections.All(x => x.Target != c.Id)));
        var seen = new HashSet<string>();
        while (open.TryDequeue(out var activity))
        {
            if (TaskOf(activity) == without || !seen.Add(activity.Id))
                continue;
            if (activity.Id == target.Id)
                return true;
            foreach (var connection in flowchart.Connections.Where(c => c.Source == activity.Id))
                if (byId.TryGetValue(connection.Target, out var next))
                    open.Enqueue(next);
        }
        return false;
    }

    private static string? TaskOf(Activity activity) =>
        activity.Type == "Elsa.RunTask" && activity.Inputs.Values.FirstOrDefault(i => string.Equals(i.Name, "taskName", StringComparison.OrdinalIgnoreCase))
            is { Expression: LiteralExpression { Value: { } name } } ? name.ToString() : null;
}
