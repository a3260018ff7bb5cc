using System.Text.Json;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reads the declared inputs or outputs of a workflow.</summary>
internal static class ArgumentReader
{
    public static IReadOnlyList<ArgumentDefinition> Read(JsonElement file, string member, ProblemList problems)
    {
        var result = new List<ArgumentDefinition>();
        foreach (var (item, path) in file.Items(member, "$"))
        {
            var name = item.Text("name");
            if (string.IsNullOrWhiteSpace(name))
            {
                problems.Error($"{path}.name", "The name is missing.");
                continue;
            }

            if (!ValueType.TryParseAlias(item.Text("type"), out var kind)) problems.Error($"{path}.type", $"Nobody knows the type '{item.Text("type")}'.");
            if (result.Exists(other => other.Name == name)) problems.Error($"{path}.name", $"The name '{name}' is there twice.");
            else result.Add(new ArgumentDefinition(name, new ValueType(kind, item.Flag("isArray")), item.Text("displayName")));
        }

        return result;
    }
}
