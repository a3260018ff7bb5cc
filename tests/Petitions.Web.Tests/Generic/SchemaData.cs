using System.Globalization;
using System.Text.Json.Nodes;

namespace Petitions.Web.Tests.Generic;

/// <summary>Makes data that fits a JSON schema, knowing nothing of what it means.</summary>
/// <param name="choices">Decides wherever the schema leaves a choice.</param>
/// <param name="resolve">Finds the schema behind a <c>$ref</c>.</param>
/// <param name="list">Lists the ids that an <c>x-source</c> offers.</param>
/// <param name="now">What dates and times are near to.</param>
internal sealed class SchemaData(Choices choices, Func<string, JsonObject> resolve, Func<string, Task<string[]>> list, Func<DateTimeOffset> now)
{
    private const int MostItems = 2;

    public async Task<JsonNode?> MakeAsync(JsonObject schema, string place)
    {
        if (schema["$ref"] is JsonValue reference)
            return await MakeAsync(resolve(reference.GetValue<string>()), place);
        if (schema["oneOf"] is JsonArray alternatives)
        {
            var chosen = choices.Among(place, alternatives.Count);
            return await MakeAsync(alternatives[chosen]!.AsObject(), $"{place}/{chosen}");
        }
        if (schema["enum"] is JsonArray values)
            return values.Count == 0 ? throw new NothingFits(place) : values[choices.Among(place, values.Count)]?.DeepClone();
        var types = TypesOf(schema);
        if (types.Contains("null") && (types.Count == 1 || choices.YesOrNo(place)))
            return null;
        return types switch
        {
            _ when types.Contains("object") => await ObjectAsync(schema, place),
            _ when types.Contains("array") => await ArrayAsync(schema, place),
            _ when types.Contains("boolean") => choices.YesOrNo(place),
            _ when types.Contains("integer") => Whole(schema),
            _ when types.Contains("number") => Whole(schema) + 0.5,
            _ => await TextAsync(schema),
        };
    }

    private async Task<JsonObject> ObjectAsync(JsonObject schema, string place)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(r => r!.GetValue<string>()).ToHashSet();
        var made = new JsonObject();
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
            if (required.Contains(name) || choices.YesOrNo($"{place}.{name}?"))
                made[name] = await MakeAsync(property!.AsObject(), $"{place}.{name}");
        return made;
    }

    private async Task<JsonArray> ArrayAsync(JsonObject schema, string place)
    {
        var least = schema["minItems"]?.GetValue<int>() ?? 0;
        var made = new JsonArray();
        for (var count = choices.Random.Next(least, Math.Max(least, MostItems) + 1); made.Count < count;)
            made.Add(await MakeAsync(schema["items"]!.AsObject(), $"{place}[]"));
        return made;
    }

    private int Whole(JsonObject schema)
    {
        var least = schema["minimum"]?.GetValue<int>() ?? 1;
        return choices.Random.Next(least, Math.Min(least + 3, schema["maximum"]?.GetValue<int>() ?? int.MaxValue));
    }

    private async Task<JsonNode> TextAsync(JsonObject schema)
    {
        if (schema["x-source"] is JsonValue source)
        {
            var ids = await list(source.GetValue<string>());
            return ids[choices.Random.Next(ids.Length)];
        }
        return schema["format"]?.GetValue<string>() switch
        {
            "date" => now().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => now().AddSeconds(-choices.Random.Next(60)).ToString("O", CultureInfo.InvariantCulture),
            "uuid" => Guid.NewGuid().ToString(),
            _ => $"文本 {choices.Random.Next(1_000_000)}",
        };
    }

    // OpenAPI 3.1 and the steps' schemas: one type, or a list of them.
    private static IReadOnlyList<string> TypesOf(JsonObject schema) =>
        schema["type"] is JsonArray many ? [.. many.Select(t => t!.GetValue<string>())] : [schema["type"]?.GetValue<string>() ?? "object"];
}

/// <summary>The schema offers nothing to choose from.</summary>
internal sealed class NothingFits(string place) : Exception(place);
