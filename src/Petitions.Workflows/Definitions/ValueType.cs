namespace Petitions.Workflows.Definitions;

/// <summary>Type of a variable, input or output: a kind, or a list of that kind.</summary>
/// <param name="Kind">Kind of the value or of the elements.</param>
/// <param name="IsArray">True for a list of it.</param>
public readonly record struct ValueType(ValueKind Kind, bool IsArray = false)
{
    // The one alias that is not spelled like its kind.
    private const string JsonAlias = "JSON";

    /// <summary>Reads a type alias such as <c>Int32</c>.</summary>
    /// <param name="alias">The alias, case-sensitive as in the file format.</param>
    /// <param name="kind">The kind it names.</param>
    /// <returns>False when nobody knows the alias.</returns>
    public static bool TryParseAlias(string? alias, out ValueKind kind)
    {
        if (alias == JsonAlias)
        {
            kind = ValueKind.Json;
            return true;
        }

        return Enum.TryParse(alias, ignoreCase: false, out kind) && Enum.GetName(kind) == alias && kind != ValueKind.Json;
    }

    /// <summary>The alias, with <c>[]</c> behind it for a list.</summary>
    public override string ToString() => (Kind == ValueKind.Json ? JsonAlias : Kind.ToString()) + (IsArray ? "[]" : "");
}
