using ValueType = Petitions.Workflows.Definitions.ValueType;

namespace Petitions.Workflows.Activities;

/// <summary>An input an activity type knows.</summary>
/// <param name="Name">Property name in camel case, as in the file.</param>
/// <param name="Type">Type its value is converted to; for Object the type the file names.</param>
/// <param name="Required">True when a file without it is refused.</param>
public sealed record InputDeclaration(string Name, ValueType Type, bool Required = false);
