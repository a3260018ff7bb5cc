using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Marks where a flowchart begins.</summary>
internal sealed class Start : ActivityBehavior
{
    public override string Type => "Elsa.Start";

    public override void Execute(ActivityContext context) => context.Complete();
}
