using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Tasks;

/// <summary>Checks a step's data against the schema it was offered with, and reports every problem at once.</summary>
public static class SchemaCheck
{
    // Schemas name the eligible targets of one case, so that their number is not bounded by the code.
    private const int Kept = 500;
    private static readonly ConcurrentDictionary<string, JsonSchema> Parsed = new();

    public static async Task RequireAsync(JsonObject schema, JsonObject data, CancellationToken cancellation = default)
    {
        var problems = (await ParseAsync(schema.ToJsonString(), cancellation)).Validate(data.ToJsonString());
        if (problems.Count > 0)
            throw new DataInvalid(problems.SelectMany(Leaves)
                .GroupBy(p => p.Path?.TrimStart('#', '/') ?? "", p => p.Kind.ToString())
                .ToDictionary(g => g.Key, g => g.Distinct().ToArray()));
    }

    /// <summary>What came as a record, checked as if it had come as JSON.</summary>
    public static Task RequireAsync<T>(JsonObject schema, T entry, CancellationToken cancellation = default) =>
        RequireAsync(schema, JsonSerializer.SerializeToNode(entry, Json.Options)!.AsObject(), cancellation);

    private static async Task<JsonSchema> ParseAsync(string text, CancellationToken cancellation)
    {
        if (Parsed.TryGetValue(text, out var known))
            return known;
        if (Parsed.Count >= Kept)
            Parsed.Clear();
        return Parsed[text] = await JsonSchema.FromJsonAsync(text, cancellation);
    }

    // Under oneOf the interesting problem lies in the alternative the writer meant; the shortest list is the nearest.
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError children && children.Errors.Count > 0
            ? children.Errors.MinBy(e => e.Value.Count).Value.SelectMany(Leaves)
            : [error];
}
