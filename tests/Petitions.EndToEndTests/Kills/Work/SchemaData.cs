using System.Text.Json.Nodes;

namespace Petitions.EndToEndTests.Kills.Work;

/// <summary>
/// Random data that fits a task's schema, with the few preferences that keep letters moving: they go to units where somebody
/// sits, attachments were read, and few letters accuse anybody.
/// </summary>
internal sealed class SchemaData(Random random, TimeProvider time, string mark)
{
    public JsonObject Of(JsonObject schema) => (JsonObject)Make("", schema)!;

    private JsonNode? Make(string name, JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray alternatives)
            return Make(name, Alternative(name, [.. alternatives.Select(a => (JsonObject)a!)]));
        if (schema["enum"] is JsonArray choices)
            return Choose(name, [.. choices.Select(c => c!.GetValue<string>())]);
        return schema["type"]?.GetValue<string>() switch
        {
            "object" => Fields(schema),
            "array" => new JsonArray(Make(name, (JsonObject)schema["items"]!)),
            "boolean" => name == "attachmentsRead" || random.Next(6) == 0,
            "integer" => 1,
            "number" => 1.5,
            _ => Text(name, schema),
        };
    }

    private JsonObject Alternative(string name, List<JsonObject> alternatives)
    {
        // The first is that nobody is accused, the second names somebody; unclear blocks the letter for good.
        if (name == "accused")
            return alternatives[random.Next(8) == 0 ? 1 : 0];
        var sending = alternatives.Where(a => a["properties"]?["method"]?["enum"]?[0]?.ToString().StartsWith("refer", StringComparison.Ordinal) == true).ToList();
        var from = sending.Count > 0 && random.Next(2) == 0 ? sending : alternatives;
        return from[random.Next(from.Count)];
    }

    private JsonObject Fields(JsonObject schema)
    {
        var required = schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).ToHashSet();
        return new JsonObject(schema["properties"]!.AsObject()
            .Where(field => required.Contains(field.Key) || random.Next(4) == 0)
            .Select(field => KeyValuePair.Create(field.Key, Make(field.Key, (JsonObject)field.Value!))));
    }

    private string Choose(string name, List<string> choices)
    {
        var preferred = name is "unit" or "copies" ? choices.Intersect(Staff.Units).ToList() : [];
        if (name == "class" && random.Next(8) != 0)
            preferred = [.. choices.Where(c => c != "accusation")];
        var from = preferred.Count > 0 ? preferred : choices;
        return from[random.Next(from.Count)];
    }

    private string Text(string name, JsonObject schema)
    {
        if (schema["x-source"] is { } source)
            return source.GetValue<string>() switch
            {
                "/api/units" => "police",
                "/api/people" => "long-gang",
                _ => "01",
            };
        return schema["format"]?.GetValue<string>() switch
        {
            "date" => "2026-09-18",
            "date-time" => time.GetUtcNow().ToString("O"),
            _ when name == "email" => "wang@example.org",
            _ => $"{name} {mark}",
        };
    }
}
