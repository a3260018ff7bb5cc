using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Definitions;

/// <summary>A case of a FlowSwitch.</summary>
/// <param name="Label">Outcome when the condition holds.</param>
/// <param name="Condition">Condition, converted to Boolean.</param>
public sealed record SwitchCase(string Label, Expression Condition);
