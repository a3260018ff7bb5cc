using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Ends the whole workflow at once, from whatever depth: queued work and waits are dropped.</summary>
internal sealed class Finish : ActivityBehavior
{
    public override string Type => "Elsa.Finish";

    public override void Execute(ActivityContext context) => context.Interpreter.FinishAt(context.Execution);
}
