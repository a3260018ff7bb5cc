using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Ends the flowchart it stands in at once and cancels what waits there.</summary>
internal sealed class End : ActivityBehavior
{
    public override string Type => "Elsa.End";

    public override void Execute(ActivityContext context) => context.Interpreter.EndFlowchartOf(context.Execution);
}
