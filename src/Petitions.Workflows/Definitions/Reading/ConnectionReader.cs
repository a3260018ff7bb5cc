using System.Text.Json;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reads the connections of a flowchart in either form of the format, mixed as they may be.</summary>
internal sealed class ConnectionReader(ProblemList problems)
{
    public IReadOnlyList<Connection> Read(JsonElement flowchart, string path, IReadOnlyList<Activity> activities)
    {
        var result = new List<Connection>();
        foreach (var (item, itemPath) in Items(flowchart, path))
        {
            var source = Source(item);
            var target = item.Member("target") is { ValueKind: JsonValueKind.Object } end ? end.Text("activity") : item.Text("target");
            var from = activities.FirstOrDefault(activity => activity.Id == source.Activity);
            var isThere = activities.Any(activity => activity.Id == target);
            if (from is null) Missing(item, $"{itemPath}.source", source.Activity);
            if (!isThere) Missing(item, $"{itemPath}.target", target);
            if (from is null || !isThere) continue;
            CheckPort(from, source.Port, itemPath);
            result.Add(new Connection(from.Id, source.Port, target!, IsBackward: false) { Vertices = Vertices(item) });
        }

        return result;
    }

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement flowchart, string path)
    {
        if (flowchart.Member("connections") is not { ValueKind: JsonValueKind.Object } single) return flowchart.Items("connections", path);
        return single.Has("$values") ? single.Items("$values", $"{path}.connections") : [(single, $"{path}.connections")];
    }

    private static (string? Activity, string? Port) Source(JsonElement item)
        => item.Member("source") is { ValueKind: JsonValueKind.Object } end
            ? (end.Text("activity"), end.Text("port"))
            : (item.Text("source"), item.Text("sourcePort"));

    private static DesignerPoint[] Vertices(JsonElement item)
        => [.. item.Items("vertices", "").Select(vertex => vertex.Item.Number("x") is { } x && vertex.Item.Number("y") is { } y ? new DesignerPoint(x, y) : null).OfType<DesignerPoint>()];

    // Elsa drops such a connection in the new form and refuses the file in the old one.
    private void Missing(JsonElement item, string path, string? activityId)
    {
        if (item.Member("source") is { ValueKind: JsonValueKind.Object }) problems.Mistake(path, $"There is no activity '{activityId}' in this flowchart; the connection is dropped.");
        else problems.Error(path, $"There is no activity '{activityId}' in this flowchart.");
    }

    private void CheckPort(Activity from, string? port, string path)
    {
        if (port is null && from.Behavior.NamesOutcomes)
            problems.Mistake($"{path}.source.port", $"'{from.Id}' ({from.Type}) names its outcomes, so a connection without a port is never followed.");
        else if (port is not null && from.Behavior.OutcomesOf(from) is { } outcomes && !outcomes.Contains(port))
            problems.Warning($"{path}.source.port", $"'{from.Id}' ({from.Type}) never has the outcome '{port}'; it has {string.Join(", ", outcomes)}.");
    }
}
