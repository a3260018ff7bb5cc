using System.Text.Json.Nodes;

namespace Petitions.Workflows.Expressions;

/// <summary>How a value is computed. Kinds of the file format that are not here are refused when the file is read.</summary>
public abstract record Expression
{
    private protected Expression()
    {
    }
}

/// <summary>A fixed value (kinds Literal, Object and Json); text is converted to the type of the input.</summary>
/// <param name="Value">The value, usually text.</param>
public sealed record LiteralExpression(JsonNode? Value) : Expression;

/// <summary>The value of a variable.</summary>
/// <param name="VariableId">Id of the variable.</param>
/// <param name="Name">Name of the variable, for messages and where no id fits.</param>
public sealed record VariableExpression(string VariableId, string? Name) : Expression;

/// <summary>The value of a workflow input.</summary>
/// <param name="Name">Name of the input.</param>
public sealed record InputExpression(string Name) : Expression;

/// <summary>A script.</summary>
public sealed record JavaScriptExpression : Expression
{
    internal JavaScriptExpression(PreparedScript script) => Script = script;

    /// <summary>Source text: one expression, or statements with a top-level <c>return</c>.</summary>
    public string Source => Script.Source;

    internal PreparedScript Script { get; }
}

/// <summary>What cannot be evaluated, as the file was told when it was read; it fails when it is reached.</summary>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BrokenExpression(string Reason) : Expression;
