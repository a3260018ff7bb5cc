using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Petitions.Workflows.Conformance;

/// <summary>Compares snapshots: numbers by value, dates as instants, bookmarks as a set.</summary>
internal static class SnapshotComparer
{
    /// <summary>The first difference between two lists of snapshots, or null.</summary>
    public static string? FirstDifference(JsonArray expected, JsonArray actual)
    {
        if (IsRejected(expected) || IsRejected(actual))
            return IsRejected(expected) == IsRejected(actual) ? null : IsRejected(actual) ? "the definition is refused" : "the definition is not refused";
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            if (Difference(expected[i], actual[i], expected[i]!["after"]!.GetValue<string>()) is { } difference) return difference;
        return expected.Count == actual.Count ? null : $"{expected.Count} snapshots expected, {actual.Count} made";
    }

    private static bool IsRejected(JsonArray snapshots) => snapshots is [JsonObject only] && only["rejected"] is not null;

    private static string? Difference(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                return left.Select(member => member.Key).Union(right.Select(member => member.Key), StringComparer.Ordinal)
                    .Select(name => Difference(left[name], right[name], $"{path}/{name}")).FirstOrDefault(difference => difference is not null);
            case (JsonArray left, JsonArray right):
                return Difference(path.EndsWith("/bookmarks", StringComparison.Ordinal) ? Sorted(left) : left, path.EndsWith("/bookmarks", StringComparison.Ordinal) ? Sorted(right) : right, path);
            default:
                return AreEqual(expected, actual) ? null : $"{path}: {Show(expected)} expected, was {Show(actual)}";
        }
    }

    private static string? Difference(JsonArray left, JsonArray right, string path)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
            if (Difference(left[i], right[i], $"{path}[{i}]") is { } difference) return difference;
        if (left.Count == right.Count) return null;
        var first = Math.Min(left.Count, right.Count);
        return left.Count > right.Count ? $"{path}[{first}]: {Show(left[first])} expected, was nothing" : $"{path}[{first}]: nothing expected, was {Show(right[first])}";
    }

    private static JsonArray Sorted(JsonArray bookmarks)
        => new([.. bookmarks.OrderBy(bookmark => bookmark!["activity"]!.GetValue<string>(), StringComparer.Ordinal).Select(bookmark => bookmark!.DeepClone())]);

    private static bool AreEqual(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null) return expected is null && actual is null;
        if (expected.GetValueKind() != actual.GetValueKind()) return false;
        if (JsonNode.DeepEquals(expected, actual)) return true;
        return expected.GetValueKind() switch
        {
            JsonValueKind.Number => decimal.TryParse(expected.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
                && decimal.TryParse(actual.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var right) && left == right,
            JsonValueKind.String => IsInstant(expected, out var left) && IsInstant(actual, out var right) && left == right,
            _ => false,
        };
    }

    private static bool IsInstant(JsonNode value, out DateTimeOffset instant)
    {
        var text = value.GetValue<string>();
        instant = default;
        // Only full ISO times: "12" is a date to the parser, too.
        return text.Length >= 19 && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    private static string Show(JsonNode? value)
    {
        var text = Expressions.JsonText.Write(value);
        return text.Length > 120 ? text[..120] + "..." : text;
    }
}
