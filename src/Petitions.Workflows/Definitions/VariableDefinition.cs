using System.Text.Json.Nodes;

namespace Petitions.Workflows.Definitions;

/// <summary>A variable of the workflow or of a container.</summary>
/// <param name="Id">Id by which SetVariable and captures refer to it.</param>
/// <param name="Name">Name by which scripts refer to it.</param>
/// <param name="Type">Declared type; every value is converted to it.</param>
/// <param name="Default">Converted default value, or null.</param>
public sealed record VariableDefinition(string Id, string Name, ValueType Type, JsonNode? Default);
