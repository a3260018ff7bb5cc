using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Sets the correlation id of the instance.</summary>
internal sealed class Correlate : ActivityBehavior
{
    public override string Type => "Elsa.Correlate";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("correlationId", new(ValueKind.String))];

    public override void Execute(ActivityContext context)
    {
        context.Work.CorrelationId = context.Text("correlationId");
        context.Complete();
    }
}
