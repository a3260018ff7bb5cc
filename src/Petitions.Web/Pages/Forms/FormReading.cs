using System.Globalization;
using System.Text.Json.Nodes;
using Petitions.Deadlines;

namespace Petitions.Web.Pages.Forms;

/// <summary>
/// Reads the data of a step out of a posted form, guided by its schema. What cannot be read stays as it was typed, so that
/// the one check there is (the server's, against the schema) says what is wrong with it.
/// </summary>
internal static class FormReading
{
    public static JsonObject Read(JsonObject schema, FormValues values) => Object("", schema, values) ?? [];

    private static JsonNode? Node(string path, JsonObject schema, FormValues values) => FormSchema.IsObject(schema)
        ? Object(path, schema, values)
        : FormSchema.Text(schema, "type") switch
        {
            "array" => List(path, schema["items"]!.AsObject(), values),
            "boolean" => values.Has(path, "true") ? true : null,
            "integer" => values.One(path).Trim() is { Length: > 0 } text ? Whole(text) : null,
            "number" => values.One(path).Trim() is { Length: > 0 } text ? Amount(text) : null,
            _ => values.One(path).Trim() is { Length: > 0 } text ? Text(schema, text) : null,
        };

    private static JsonObject? Object(string path, JsonObject schema, FormValues values)
    {
        var alternatives = FormSchema.Alternatives(schema).Where(a => Chosen(path, a, values)).Select(a => (a, Data: Fields(path, a, values))).ToList();
        // Of those that fit what was chosen, the one that takes up most of what was typed and misses nothing.
        var (_, data) = alternatives.OrderBy(x => Missing(x.a, x.Data)).ThenByDescending(x => x.Data.Count).FirstOrDefault();
        return data is { Count: > 0 } ? data : path.Length == 0 ? [] : null;
    }

    private static JsonObject Fields(string path, JsonObject schema, FormValues values)
    {
        var data = new JsonObject();
        foreach (var (name, property) in FormSchema.Properties(schema))
        {
            var node = Node(path.Length == 0 ? name : $"{path}.{name}", property, values);
            // An unticked box is an answer where the schema wants one.
            if (node is null && FormSchema.Text(property, "type") == "boolean" && FormSchema.Requires(schema, name))
                node = false;
            if (node is not null)
                data[name] = node;
        }
        return data;
    }

    /// <summary>A field with one possible value tells the alternatives apart: the method, the state.</summary>
    private static bool Chosen(string path, JsonObject alternative, FormValues values) => FormSchema.Properties(alternative)
        .Where(p => FormSchema.Enum(p.Value).Count == 1)
        .All(p => values.One(path.Length == 0 ? p.Key : $"{path}.{p.Key}") is var typed && (typed.Length == 0 || typed == FormSchema.Enum(p.Value)[0]));

    private static int Missing(JsonObject schema, JsonObject data) =>
        FormSchema.Properties(schema).Count(p => FormSchema.Requires(schema, p.Key) && !data.ContainsKey(p.Key));

    private static JsonArray? List(string path, JsonObject items, FormValues values)
    {
        var nodes = FormSchema.IsObject(items)
            ? Enumerable.Range(0, values.Rows(path)).Select(row => Object($"{path}[{row}]", items, values)).Where(IsTyped).Cast<JsonNode>()
            : values.All(path).Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => (JsonNode)v);
        var list = new JsonArray([.. nodes]);
        return list.Count == 0 ? null : list;
    }

    // A row whose kind or number is preset but whose words are empty was left empty.
    private static bool IsTyped(JsonObject? row) => row is not null && row.Any(f => f.Key is "description" or "name" or "title" or "unit" or "place" or "asked" or "to" or "days" or "minutes");

    private static JsonValue Whole(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);

    private static JsonValue Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);

    /// <summary>Browsers send the clock on the wall, which is the office's; the data hold instants.</summary>
    private static string Text(JsonObject schema, string text) =>
        FormSchema.Text(schema, "format") == "date-time" && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? OfficeTime.WithOffset(OfficeTime.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : text.ReplaceLineEndings("\n");
}
