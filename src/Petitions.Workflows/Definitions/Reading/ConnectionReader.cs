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
            if (from is null) problems.Error($"{itemPath}.source", $"There is no activity '{source.Activity}' in this flowchart.");
            if (!activities.Any(activity => activity.Id == target)) problems.Error($"{itemPath}.target", $"There is no activity '{target}' in this flowchart.");
            if (source.Activity is null || target is null) continue;
            if (from is not null) CheckPort(from, source.Port ?? "Done", itemPath);
            result.Add(new Connection(source.Activity, source.Port, target, IsBackward: false));
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

    private void CheckPort(Activity from, string port, string path)
    {
        if (from.Behavior.OutcomesOf(from) is { } outcomes && !outcomes.Contains(port))
            problems.Warning($"{path}.source.port", $"'{from.Id}' ({from.Type}) never has the outcome '{port}'; it has {string.Join(", ", outcomes)}.");
    }
}
