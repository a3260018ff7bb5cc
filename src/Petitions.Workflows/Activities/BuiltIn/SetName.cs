using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Names the instance.</summary>
internal sealed class SetName : ActivityBehavior
{
    public override string Type => "Elsa.SetName";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("value", new(ValueKind.String))];

    public override void Execute(ActivityContext context)
    {
        context.Work.Name = context.Text("value");
        context.Complete();
    }
}
