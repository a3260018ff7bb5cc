using System.Text.Json.Nodes;

namespace Petitions.Workflows.State;

/// <summary>An event nobody waited for yet. The first wait for its name takes it.</summary>
/// <param name="Name">Event name.</param>
/// <param name="Payload">Payload, or null.</param>
/// <param name="ReceivedAt">When it came, in UTC.</param>
public sealed record EarlyEvent(string Name, JsonNode? Payload, DateTime ReceivedAt);
