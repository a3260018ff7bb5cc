using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;

namespace Petitions.Process;

/// <summary>
/// What a workflow file may not do to a letter: let it be dispatched on a way that passes no reading, or, where somebody
/// must approve, no approval. The use cases refuse that too; a file is told when it is loaded.
/// <para>
/// Where nobody must approve is decided by a switch that asks for the <c>approvers</c> of the routing: only by an outcome
/// that says there are none may a way from the routing pass the approval by. An instruction of a leader is one.
/// </para>
/// </summary>
public static class SafeOrder
{
    private const string RunTask = "Elsa.RunTask";

    public static IReadOnlyList<DefinitionProblem> Check(WorkflowDefinition definition)
    {
        var ways = new Ways(definition);
        var unnamed = definition.AllActivities.Where(a => a.Type == RunTask && TaskOf(a) is null)
            .Select(a => new DefinitionProblem(a.Path, "The name of a task is a fixed text, so that it can be seen what the file asks for.", ProblemSeverity.Error));
        return [.. unnamed, .. definition.AllActivities.Where(a => TaskOf(a) == "dispatch").SelectMany(d => Check(definition, ways, d))];
    }

    private static IEnumerable<DefinitionProblem> Check(WorkflowDefinition definition, Ways ways, Activity dispatch)
    {
        // A visit is read by hearing it.
        if (ways.Find(definition.Root, fromItsEnd: false, dispatch, a => TaskOf(a) is not ("read" or "interview"), (_, _) => true) is { } unread)
            yield return Problem(dispatch, "A letter can be dispatched here without having been read", unread);
        // A letter that comes back to its routing has to be approved again.
        var routings = definition.AllActivities.Where(a => TaskOf(a) == "route").Select(a => (a, AtEnd: true)).Prepend((definition.Root, AtEnd: false));
        foreach (var (from, atEnd) in routings)
            if (ways.Find(from, atEnd, dispatch, a => TaskOf(a) is not ("approve" or "instruct"), (a, outcome) => !SaysNobodyMustApprove(a, outcome)) is { } unapproved)
                yield return Problem(dispatch, "A letter that needs an approval can be dispatched here without one", unapproved);
    }

    private static DefinitionProblem Problem(Activity at, string what, IReadOnlyList<string> way) =>
        new(at.Path, $"{what}: {string.Join(" > ", way)}.", ProblemSeverity.Error);

    private static bool SaysNobodyMustApprove(Activity activity, string outcome)
    {
        if (!activity.Cases.Any(AsksForApprovers))
            return false;
        return activity.Cases.FirstOrDefault(c => c.Label == outcome) is not { } own || !AsksForApprovers(own);
    }

    private static bool AsksForApprovers(SwitchCase item) =>
        item.Condition is JavaScriptExpression script && script.Source.Contains("approvers", StringComparison.Ordinal);

    private static string? TaskOf(Activity activity) =>
        activity.Type == RunTask && activity.Inputs.Values.FirstOrDefault(i => string.Equals(i.Name, "taskName", StringComparison.OrdinalIgnoreCase))
            is { Expression: LiteralExpression { Value: { } name } } ? name.ToString() : null;
}
