using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Assigns a value, converted to the variable's type.</summary>
internal sealed class SetVariable : ActivityBehavior
{
    public override string Type => "Elsa.SetVariable";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("value", new(ValueKind.Object))];

    public override void Execute(ActivityContext context)
    {
        var variableId = context.Activity.VariableId ?? throw new ExpressionException("The activity names no variable.");
        var value = context.Input("value");
        context.Assign(variableId, value);
        context.Complete();
    }
}
