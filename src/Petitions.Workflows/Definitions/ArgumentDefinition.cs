namespace Petitions.Workflows.Definitions;

/// <summary>A declared input or output of the workflow.</summary>
/// <param name="Name">Name, as scripts and the host use it.</param>
/// <param name="Type">Declared type. Inputs are converted to it; outputs, as in Elsa, are given as they are.</param>
/// <param name="DisplayName">Name for people, or null.</param>
public sealed record ArgumentDefinition(string Name, ValueType Type, string? DisplayName);
