using System.Text.Json;
using System.Text.Json.Nodes;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reading of JSON that never throws: what is absent or of another kind is null.</summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static bool Has(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public static string? Text(this JsonElement element, string name)
        => element.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    public static bool Flag(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    public static double? Number(this JsonElement element, string name)
        => element.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetDouble(out var number) ? number : null;

    public static IEnumerable<(JsonElement Item, string Path)> Items(this JsonElement element, string name, string path)
    {
        if (element.Member(name) is not { ValueKind: JsonValueKind.Array } list) yield break;
        var index = 0;
        foreach (var item in list.EnumerateArray()) yield return (item, $"{path}.{name}[{index++}]");
    }

    public static JsonNode? ToNode(this JsonElement element) => JsonNode.Parse(element.GetRawText());

    public static bool IsScalar(this JsonElement element)
        => element.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
