using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Definitions;

/// <summary>An input of an activity as the file gives it.</summary>
/// <param name="Name">Property name in camel case.</param>
/// <param name="Type">Type the value is converted to before the activity sees it.</param>
/// <param name="Expression">How the value is computed.</param>
public sealed record ActivityInput(string Name, ValueType Type, Expression Expression);
