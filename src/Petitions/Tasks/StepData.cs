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

    public static string? Text(this JsonObject data, string name) => data[name]?.GetValue<string>();
}
