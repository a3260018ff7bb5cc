using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;

namespace Petitions.Workflows.Activities;

/// <summary>A call of a host activity.</summary>
/// <param name="InstanceId">Instance it runs in.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Inputs">Evaluated inputs by name in camel case; those without a value are null or absent.</param>
public sealed record HostCall(string InstanceId, Activity Activity, IReadOnlyDictionary<string, JsonNode?> Inputs)
{
    /// <summary>How often the instance has started this activity, this time included.</summary>
    public required int Visit { get; init; }
}
