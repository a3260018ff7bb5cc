using System.Text.Json;
using System.Text.Json.Nodes;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Reads inputs of activities and the expressions in them.</summary>
internal sealed class InputReader(ProblemList problems, IReadOnlyList<ArgumentDefinition> workflowInputs)
{
    public Dictionary<string, ActivityInput> Read(JsonElement activity, string path, IReadOnlyList<InputDeclaration> declarations, IReadOnlyList<VariableDefinition> visible)
    {
        var result = new Dictionary<string, ActivityInput>(StringComparer.Ordinal);
        foreach (var declaration in declarations)
        {
            if (!activity.Has(declaration.Name) || activity.GetProperty(declaration.Name).ValueKind == JsonValueKind.Null)
            {
                if (declaration.Required) problems.Mistake($"{path}.{declaration.Name}", $"The input '{declaration.Name}' is missing.");
                continue;
            }

            if (ReadOne(activity.GetProperty(declaration.Name), $"{path}.{declaration.Name}", declaration, visible) is { } input) result[declaration.Name] = input;
        }

        return result;
    }

    /// <summary>Reads a bare expression <c>{type, value}</c>; null after a problem was noted.</summary>
    public Expression? ReadExpression(JsonElement expression, string path, IReadOnlyList<VariableDefinition> visible)
    {
        var value = expression.Member("value");
        switch (expression.Text("type"))
        {
            case "Literal" or "Object" or "Json":
                return new LiteralExpression(value?.ToNode());
            case "JavaScript":
                return Script(value, path);
            case "Variable":
                return Variable(value, path, visible);
            case "Input":
                return Input(value, path);
            case null:
                problems.Error($"{path}.type", "The kind of the expression is missing.");
                return null;
            case var kind:
                problems.Error($"{path}.type", $"Expressions of the kind '{kind}' are not supported.");
                return null;
        }
    }

    private ActivityInput? ReadOne(JsonElement element, string path, InputDeclaration declaration, IReadOnlyList<VariableDefinition> visible)
    {
        if (element.IsScalar() || element.ValueKind == JsonValueKind.Array) return Literal(element.ToNode(), path, declaration.Name, declaration.Type);
        if (!element.Has("expression")) return Literal(element.Member("value")?.ToNode(), path, declaration.Name, declaration.Type);
        var type = TypeOf(element, path, declaration);
        if (element.Member("expression") is not { ValueKind: JsonValueKind.Object } expression)
        {
            problems.Error($"{path}.expression", "The expression is null.");
            return null;
        }

        return ReadExpression(expression, $"{path}.expression", visible) switch
        {
            null => null,
            LiteralExpression literal => Literal(literal.Value, $"{path}.expression.value", declaration.Name, type),
            var other => new ActivityInput(declaration.Name, type, other),
        };
    }

    private ValueType TypeOf(JsonElement element, string path, InputDeclaration declaration)
    {
        var alias = element.Text("typeName");
        // Elsa drops such an input without notice; here it is read as the activity declares it.
        if (alias is null) problems.Warning($"{path}.typeName", "The type is missing; Elsa would ignore the input.");
        return declaration.Type.Kind == ValueKind.Object && ValueType.TryParseAlias(alias, out var kind) ? declaration.Type with { Kind = kind } : declaration.Type;
    }

    // A fixed value is converted now: what cannot be is a mistake in the file, not of the day it is reached.
    private ActivityInput? Literal(JsonNode? value, string path, string name, ValueType type)
    {
        try
        {
            return new ActivityInput(name, type, new LiteralExpression(ValueConverter.Convert(value, type)));
        }
        catch (ExpressionException exception)
        {
            problems.Mistake(path, exception.Message);
            return new ActivityInput(name, type, new BrokenExpression(exception.Message));
        }
    }

    private Expression? Script(JsonElement? value, string path)
    {
        if (value is not { ValueKind: JsonValueKind.String } source)
        {
            problems.Error($"{path}.value", "The script is missing.");
            return null;
        }

        try
        {
            return new JavaScriptExpression(PreparedScript.Parse(source.GetString()!));
        }
        catch (ExpressionException exception)
        {
            problems.Mistake($"{path}.value", $"The script is not valid: {exception.Message}");
            return new BrokenExpression(exception.Message);
        }
    }

    private Expression Variable(JsonElement? value, string path, IReadOnlyList<VariableDefinition> visible)
    {
        var id = value?.Text("id");
        if (id is null)
        {
            problems.Mistake($"{path}.value", "A variable is given as {id, name}; a bare name is read as null, as in Elsa.");
            return new LiteralExpression(null);
        }

        if (!visible.Any(variable => variable.Id == id)) problems.Mistake($"{path}.value.id", $"There is no variable with the id '{id}' here.");
        return new VariableExpression(id, value?.Text("name"));
    }

    private Expression Input(JsonElement? value, string path)
    {
        var name = value?.Text("name");
        if (name is null)
        {
            problems.Mistake($"{path}.value", "An input is given as {type, name}; a bare name is read as null, as in Elsa.");
            return new LiteralExpression(null);
        }

        if (!workflowInputs.Any(input => input.Name == name)) problems.Warning($"{path}.value.name", $"The workflow declares no input '{name}'.");
        return new InputExpression(name);
    }
}
