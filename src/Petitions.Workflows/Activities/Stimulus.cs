using System.Text.Json.Nodes;

namespace Petitions.Workflows.Activities;

/// <summary>What came to a waiting activity.</summary>
internal sealed record Stimulus(JsonNode? Value, bool HasValue, string? Outcome = null);
