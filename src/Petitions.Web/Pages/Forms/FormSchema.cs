using System.Text.Json.Nodes;

namespace Petitions.Web.Pages.Forms;

/// <summary>Looks into the JSON schema of a step's data.</summary>
internal static class FormSchema
{
    public static IReadOnlyList<JsonObject> Alternatives(JsonObject schema) =>
        schema["oneOf"] is JsonArray many ? [.. many.Select(one => one!.AsObject())] : [schema];

    public static IEnumerable<KeyValuePair<string, JsonObject>> Properties(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).Select(p => KeyValuePair.Create(p.Key, p.Value!.AsObject()));

    public static bool Requires(JsonObject schema, string name) =>
        (schema["required"] as JsonArray ?? []).Any(r => r!.GetValue<string>() == name);

    public static IReadOnlyList<string> Enum(JsonObject schema) =>
        [.. (schema["enum"] as JsonArray ?? []).Select(v => v!.GetValue<string>())];

    public static string? Source(JsonObject schema) => schema["x-source"]?.GetValue<string>();

    public static bool IsObject(JsonObject schema) => Alternatives(schema).Any(a => Text(a, "type") == "object");

    public static string? Text(JsonObject schema, string name) => schema[name]?.GetValue<string>();

    public static int? Number(JsonObject schema, string name) => schema[name]?.GetValue<int>();
}
