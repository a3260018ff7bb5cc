using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Execution;

/// <summary>Takes the inputs of a new instance and converts the declared ones.</summary>
internal static class InputReading
{
    public static Dictionary<string, JsonNode?> Read(WorkflowDefinition definition, JsonObject? input, out string? problem)
    {
        problem = null;
        var result = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in input ?? [])
        {
            var declared = definition.Inputs.FirstOrDefault(candidate => candidate.Name == name);
            try
            {
                result[name] = declared is null ? value?.DeepClone() : ValueConverter.Convert(value, declared.Type)?.DeepClone();
            }
            catch (ExpressionException exception)
            {
                problem ??= $"Workflow input '{name}': {exception.Message}";
                result[name] = value?.DeepClone();
            }
        }

        return result;
    }
}
