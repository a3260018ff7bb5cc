using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Sets an output of the workflow; the last value wins.</summary>
internal sealed class SetOutput : ActivityBehavior
{
    public override string Type => "Elsa.SetOutput";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("outputName", new(ValueKind.String), Required: true), new("outputValue", new(ValueKind.Object))];

    public override void Execute(ActivityContext context)
    {
        var name = context.Text("outputName") ?? throw new ExpressionException("The output has no name.");
        context.Work.Output[name] = context.Input("outputValue");
        context.Complete();
    }
}
