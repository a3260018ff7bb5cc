using System.Text.Json;
using System.Text.Json.Nodes;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Tasks;

public static class StepData
{
    public static T As<T>(this JsonObject data)
    {
        try
        {
            return data.Deserialize<T>(Json.Options) ?? throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new DataInvalid(new Dictionary<string, string[]> { [problem.Path ?? ""] = [problem.Message] });
        }
    }

    /// <summary>JSON can hold half a character, or one name twice: it breaks whoever reads it later.</summary>
    public static void RequireReadable(this JsonObject data)
    {
        try
        {
            ReadAll(data);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            throw new DataInvalid(new Dictionary<string, string[]> { [""] = [problem.Message] });
        }
    }

    private static void ReadAll(JsonNode? node)
    {
        if (node is JsonObject fields)
            foreach (var (_, field) in fields)
                ReadAll(field);
        else if (node is JsonArray items)
            foreach (var item in items)
                ReadAll(item);
        else if (node?.GetValueKind() == JsonValueKind.String)
            node.GetValue<string>();
    }

    public static string? Text(this JsonObject data, string name) => data[name]?.GetValue<string>();
}
