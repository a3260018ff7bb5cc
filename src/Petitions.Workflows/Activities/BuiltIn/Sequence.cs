using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Runs its activities one after the other.</summary>
internal sealed class Sequence : ActivityBehavior
{
    public override string Type => "Elsa.Sequence";

    public override bool IsContainer => true;

    public override void Execute(ActivityContext context) => RunFrom(context, 0);

    public override void ChildCompleted(ActivityContext context, ActivityExecution child, Outcomes outcomes)
        => RunFrom(context, context.Execution.Position + 1);

    private static void RunFrom(ActivityContext context, int position)
    {
        if (position >= context.Activity.Children.Count)
        {
            context.Complete();
            return;
        }

        context.Update(context.Execution with { Position = position });
        context.Schedule(context.Activity.Children[position]);
    }
}
