using System.Text.Json.Nodes;

namespace Petitions.EndToEndTests.Kills.Checks;

internal static class Payload
{
    public static string? Text(string? json, string field) => json is null ? null : JsonNode.Parse(json)![field]?.ToString();

    public static IEnumerable<string> Texts(string json, string field) =>
        JsonNode.Parse(json)![field] is JsonArray list ? list.Select(item => item!.ToString()) : [];
}
