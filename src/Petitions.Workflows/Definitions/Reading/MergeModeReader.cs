using System.Text.Json;
using System.Text.Json.Nodes;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Decides how an activity treats several arrivals, from a join's mode or the merge mode of any activity.</summary>
internal sealed class MergeModeReader(ProblemList problems)
{
    public MergeMode Read(JsonElement element, string path, string type, Dictionary<string, ActivityInput> inputs)
    {
        if (type == "Elsa.FlowJoin") return OfJoin(path, inputs);
        switch (element.Member("customProperties")?.Text("mergeMode"))
        {
            case null or "" or "None" or "Stream" or "Merge" or "Converge":
                return MergeMode.WaitForActive;
            case "Race":
                return MergeMode.FirstWins;
            case "Cascade":
                return MergeMode.FirstRuns;
            case var other:
                problems.Warning($"{path}.customProperties.mergeMode", $"Nobody knows the merge mode '{other}'; it is ignored.");
                return MergeMode.WaitForActive;
        }
    }

    public static bool WaitsForAll(JsonElement element, string type, Dictionary<string, ActivityInput> inputs)
        => type == "Elsa.FlowJoin"
            ? inputs.TryGetValue("mode", out var mode) && mode.Expression is LiteralExpression { Value: { } value } && value.ToString() == "WaitAll"
            : element.Member("customProperties")?.Text("mergeMode") is "Merge" or "Converge";

    private MergeMode OfJoin(string path, Dictionary<string, ActivityInput> inputs)
    {
        if (!inputs.TryGetValue("mode", out var mode)) return MergeMode.FirstWins;
        switch (mode.Expression is LiteralExpression { Value: JsonValue value } ? value.ToString() : null)
        {
            case "WaitAny":
                return MergeMode.FirstWins;
            case "WaitAll" or "WaitAllActive":
                return MergeMode.WaitForActive;
            case var other:
                problems.Error($"{path}.mode", $"A join has the fixed mode WaitAll, WaitAllActive or WaitAny, not '{other}'.");
                return MergeMode.WaitForActive;
        }
    }
}
