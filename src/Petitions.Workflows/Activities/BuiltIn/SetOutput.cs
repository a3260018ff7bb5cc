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
        var declared = context.Interpreter.Definition.Outputs.FirstOrDefault(output => output.Name == name);
        var value = context.Input("outputValue");
        context.Work.Output[name] = declared is null ? value : ValueConverter.Convert(value, declared.Type);
        context.Complete(Done);
    }
}
