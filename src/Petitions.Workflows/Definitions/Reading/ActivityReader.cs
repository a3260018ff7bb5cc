using System.Text.Json;
using Petitions.Workflows.Activities;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reads an activity and all below it.</summary>
internal sealed class ActivityReader(ActivityRegistry registry, ProblemList problems, IReadOnlyList<ArgumentDefinition> workflowInputs)
{
    private static readonly HashSet<string> StructuralMembers = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "connections", "variables",
        "then", "else", "body", "cases", "variable", "start",
    };

    private readonly InputReader inputReader = new(problems, workflowInputs);
    private readonly ConnectionReader connectionReader = new(problems);

    public Activity? Read(JsonElement element, string path, string parentNodeId, IReadOnlyList<VariableDefinition> visible)
    {
        var id = element.Text("id");
        var type = element.Text("type");
        if (string.IsNullOrWhiteSpace(id)) problems.Error($"{path}.id", "The activity has no id.");
        if (string.IsNullOrWhiteSpace(type)) problems.Error($"{path}.type", "The activity has no type.");
        var behavior = type is null ? null : registry.Find(type);
        if (type is not null && behavior is null) problems.Error($"{path}.type", $"Nobody knows the activity type '{type}'.");
        var nodeId = $"{parentNodeId}:{id}";
        var variables = VariableReader.Read(element, path, problems);
        IReadOnlyList<VariableDefinition> inside = [.. variables, .. visible];
        // Children are read even below an unknown type, so that their problems are listed too.
        var children = element.Items("activities", path).Select(item => Read(item.Item, item.Path, nodeId, inside)).OfType<Activity>().ToList();
        var then = Branch(element, "then", path, nodeId, inside);
        var otherwise = Branch(element, "else", path, nodeId, inside);
        var body = Branch(element, "body", path, nodeId, inside);
        children.AddRange(new[] { then, otherwise, body }.OfType<Activity>());
        CheckIds(children);
        if (behavior is null || string.IsNullOrWhiteSpace(id)) return null;

        var inputs = inputReader.Read(element, path, behavior.Inputs, inside);
        var graph = type == "Elsa.Flowchart" ? Graph(element, path, children) : null;
        if (type == "Elsa.While" && body is null) problems.Error($"{path}.body", "The loop has no body.");
        var activity = new Activity
        {
            Id = id,
            NodeId = nodeId,
            Name = element.Text("name") is { Length: > 0 } name ? name : id,
            DisplayText = element.Member("metadata")?.Text("displayText"),
            Type = behavior.Type,
            Path = path,
            Designer = Designer(element),
            Inputs = inputs,
            Captures = Captures(element, path, behavior, inside),
            Children = children,
            Connections = graph?.Connections ?? [],
            Variables = variables,
            Cases = Cases(element, path, inside),
            VariableId = VariableId(element, path, type, inside),
            Then = then,
            Else = otherwise,
            Body = body,
            Graph = graph,
            MergeMode = new MergeModeReader(problems).Read(element, path, behavior.Type, inputs),
            WaitsForAll = MergeModeReader.WaitsForAll(element, behavior.Type, inputs),
            Behavior = behavior,
        };
        foreach (var child in children) child.Parent = activity;
        return activity;
    }

    private Activity? Branch(JsonElement element, string name, string path, string nodeId, IReadOnlyList<VariableDefinition> visible)
        => element.Member(name) is { ValueKind: JsonValueKind.Object } branch ? Read(branch, $"{path}.{name}", nodeId, visible) : null;

    private void CheckIds(List<Activity> children)
    {
        foreach (var twice in children.GroupBy(child => child.Id).Where(group => group.Count() > 1).SelectMany(group => group.Skip(1)))
            problems.Error($"{twice.Path}.id", $"The id '{twice.Id}' is there twice in this container.");
    }

    private FlowGraph Graph(JsonElement element, string path, List<Activity> children)
    {
        var connections = connectionReader.Read(element, path, children);
        var graph = new FlowGraph(StartOf(element, children, connections)?.Id, children, connections);
        foreach (var child in children.Where(child => !graph.IsReachable(child.Id)))
            problems.Warning(child.Path, $"No path leads from the start to '{child.Id}'.");
        if (children.Count > 0) new ModeDifferences(graph, children, problems).Warn();
        return graph;
    }

    private static Activity? StartOf(JsonElement element, List<Activity> children, IReadOnlyList<Connection> connections)
    {
        // Files of Elsa 3.0 have the mark on the activity itself.
        var marked = element.Items("activities", "").Select(item => item.Item)
            .FirstOrDefault(item => item.Flag("canStartWorkflow") || item.Member("customProperties")?.Flag("canStartWorkflow") == true).Text("id");
        return children.Find(child => child.Type == "Elsa.Start")
            ?? children.Find(child => child.Id == marked)
            ?? children.Find(child => !connections.Any(connection => connection.Target == child.Id))
            ?? children.FirstOrDefault();
    }

    private Dictionary<string, string> Captures(JsonElement element, string path, ActivityBehavior behavior, IReadOnlyList<VariableDefinition> visible)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (StructuralMembers.Contains(member.Name) || behavior.Inputs.Any(input => input.Name == member.Name)) continue;
            if (member.Value.Has("expression")) problems.Warning($"{path}.{member.Name}", $"{behavior.Type} knows no input '{member.Name}'.");
            if (member.Value.Member("memoryReference")?.Text("id") is not { } variableId) continue;
            if (!visible.Any(variable => variable.Id == variableId)) problems.Error($"{path}.{member.Name}.memoryReference.id", $"There is no variable with the id '{variableId}' here.");
            result[member.Name] = variableId;
        }

        return result;
    }

    private List<SwitchCase> Cases(JsonElement element, string path, IReadOnlyList<VariableDefinition> visible)
    {
        var result = new List<SwitchCase>();
        foreach (var (item, itemPath) in element.Items("cases", path))
        {
            var label = item.Text("label");
            if (string.IsNullOrEmpty(label)) problems.Error($"{itemPath}.label", "The case has no label.");
            else if (result.Exists(other => other.Label == label)) problems.Warning($"{itemPath}.label", $"The label '{label}' is there twice.");
            if (item.Member("condition") is not { } condition) problems.Error($"{itemPath}.condition", "The case has no condition.");
            else if (inputReader.ReadExpression(condition, $"{itemPath}.condition", visible) is { } expression && label is not null) result.Add(new SwitchCase(label, expression));
        }

        return result;
    }

    private string? VariableId(JsonElement element, string path, string? type, IReadOnlyList<VariableDefinition> visible)
    {
        if (type != "Elsa.SetVariable") return null;
        var id = element.Member("variable")?.Text("id");
        if (id is null) problems.Error($"{path}.variable", "The activity names no variable.");
        // Elsa takes such a file and fails when it gets there, and so do we.
        else if (!visible.Any(variable => variable.Id == id)) problems.Mistake($"{path}.variable.id", $"There is no variable with the id '{id}' here.");
        return id;
    }

    private static DesignerBox? Designer(JsonElement element)
    {
        var designer = element.Member("metadata")?.Member("designer");
        var position = designer?.Member("position");
        var size = designer?.Member("size");
        return position?.Number("x") is { } x && position?.Number("y") is { } y ? new DesignerBox(x, y, size?.Number("width") ?? 0, size?.Number("height") ?? 0) : null;
    }
}
