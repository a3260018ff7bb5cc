using System.Text.Json;
using System.Text.Json.Nodes;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reads the variables of a workflow or container and converts their defaults.</summary>
internal static class VariableReader
{
    public static IReadOnlyList<VariableDefinition> Read(JsonElement owner, string ownerPath, ProblemList problems)
    {
        var result = new List<VariableDefinition>();
        foreach (var (item, path) in owner.Items("variables", ownerPath))
        {
            var id = item.Text("id");
            var name = item.Text("name");
            if (string.IsNullOrWhiteSpace(name)) problems.Error($"{path}.name", "The name is missing.");
            if (!ValueType.TryParseAlias(item.Text("typeName"), out var kind)) problems.Error($"{path}.typeName", $"Nobody knows the type '{item.Text("typeName")}'.");
            if (string.IsNullOrWhiteSpace(name)) continue;
            // Old files have no ids; there the name is the id.
            id ??= name;
            if (result.Exists(other => other.Id == id)) problems.Error($"{path}.id", $"The id '{id}' is there twice.");
            if (result.Exists(other => other.Name == name)) problems.Error($"{path}.name", $"The name '{name}' is there twice.");
            var type = new ValueType(kind, item.Flag("isArray"));
            result.Add(new VariableDefinition(id, name, type, Default(item, type, path, problems)));
        }

        return result;
    }

    private static JsonNode? Default(JsonElement item, ValueType type, string path, ProblemList problems)
    {
        if (item.Member("value") is not { } value || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()))) return null;
        try
        {
            return ValueConverter.Convert(value.ToNode(), type);
        }
        catch (ExpressionException exception)
        {
            problems.Mistake($"{path}.value", $"The default does not fit, so there is none: {exception.Message}");
            return null;
        }
    }
}
