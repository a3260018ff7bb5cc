using System.Text.Json;
using System.Text.Json.Nodes;

namespace Petitions.Tasks;

/// <summary>JSON schemas of what a step asks for: the form a page draws, a client fills and the server checks.</summary>
public static class Schema
{
    public sealed record Field(string Name, JsonObject Schema, bool Required);

    public static Field Required(string name, JsonObject schema) => new(name, schema, true);

    public static Field Optional(string name, JsonObject schema) => new(name, schema, false);

    public static JsonObject Object(params IEnumerable<Field> fields)
    {
        var all = fields.ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(all.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, Free(f.Schema)))),
            ["required"] = new JsonArray([.. all.Where(f => f.Required).Select(f => JsonValue.Create(f.Name))]),
            ["additionalProperties"] = false,
        };
    }

    public static JsonObject OneOf(params IEnumerable<JsonObject> alternatives) =>
        new() { ["oneOf"] = new JsonArray([.. alternatives.Select(Free)]) };

    public static JsonObject Text(int max = 4000) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = max, ["pattern"] = @"\S" };

    public static JsonObject Flag() => new() { ["type"] = "boolean" };

    public static JsonObject Whole(int min, int max) => new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    public static JsonObject Number() => new() { ["type"] = "number", ["minimum"] = 0 };

    public static JsonObject Date() => new() { ["type"] = "string", ["format"] = "date" };

    public static JsonObject Instant() => new() { ["type"] = "string", ["format"] = "date-time" };

    public static JsonObject List(JsonObject items, int min = 0) => new() { ["type"] = "array", ["items"] = Free(items), ["minItems"] = min };

    public static JsonObject Choice(params IEnumerable<string> values) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) };

    public static JsonObject Choice<T>() where T : struct, Enum => Choice(Enum.GetValues<T>());

    public static JsonObject Choice<T>(IEnumerable<T> values) where T : struct, Enum => Choice(values.Select(NameOf));

    /// <summary>An id that <paramref name="source"/> lists, where there are too many to list them here.</summary>
    public static JsonObject IdFrom(string source) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 100, ["x-source"] = source };

    // A node hangs in one tree only; a form that offers the same field twice needs it twice.
    private static JsonNode Free(JsonObject node) => node.Parent is null ? node : node.DeepClone();

    public static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
