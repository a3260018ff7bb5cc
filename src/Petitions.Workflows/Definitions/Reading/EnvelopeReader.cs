using System.Text.Json;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reads a whole file: names, variables, inputs, outputs, options and the root activity.</summary>
internal static class EnvelopeReader
{
    // Containers inside one another; System.Text.Json stops at 64 by default, which eight of them nearly reach.
    private const int DeepestJson = 256;

    public static WorkflowDefinition? Read(string json, ActivityRegistry registry, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(registry);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestJson });
            return Read(document.RootElement, json, registry, problems);
        }
        catch (JsonException exception)
        {
            problems.Error("$", $"The file is no JSON: {exception.Message}");
            return null;
        }
    }

    private static WorkflowDefinition? Read(JsonElement file, string json, ActivityRegistry registry, ProblemList problems)
    {
        if (file.ValueKind != JsonValueKind.Object)
        {
            problems.Error("$", "The file is no JSON object.");
            return null;
        }

        var definitionId = file.Text("definitionId");
        if (string.IsNullOrWhiteSpace(definitionId)) problems.Error("$.definitionId", "The definition has no id.");
        var variables = VariableReader.Read(file, "$", problems);
        var inputs = ArgumentReader.Read(file, "inputs", problems);
        var outputs = ArgumentReader.Read(file, "outputs", problems);
        var strategy = Strategy(file, problems);
        if (file.Member("root") is not { ValueKind: JsonValueKind.Object } rootElement)
        {
            problems.Error("$.root", "There is no root activity.");
            return null;
        }

        var root = new ActivityReader(registry, problems, inputs).Read(rootElement, "$.root", "Workflow1", variables);
        if (root is null || string.IsNullOrWhiteSpace(definitionId)) return null;
        var version = (int)(file.Number("version") ?? 1);
        return new WorkflowDefinition(root)
        {
            DefinitionId = definitionId,
            VersionId = file.Text("id") ?? $"{definitionId}-{version}",
            Version = version,
            Name = file.Text("name"),
            Variables = variables,
            Inputs = inputs,
            Outputs = outputs,
            IncidentStrategy = strategy,
            Warnings = [.. problems.All.Where(problem => problem.Severity != ProblemSeverity.Error)],
            SourceJson = json,
        };
    }

    private static IncidentStrategy? Strategy(JsonElement file, ProblemList problems)
    {
        if (file.Member("options")?.Text("incidentStrategyType") is not { Length: > 0 } name) return null;
        var shortName = name.Split(',')[0].Split('.')[^1];
        switch (shortName)
        {
            case "FaultStrategy":
                return IncidentStrategy.StopInstance;
            case "ContinueWithIncidentsStrategy":
                return IncidentStrategy.StopBranch;
            default:
                problems.Warning("$.options.incidentStrategyType", $"Nobody knows the strategy '{name}'; the host's is used.");
                return null;
        }
    }
}
