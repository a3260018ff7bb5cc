using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Runs one of two activities; a missing one counts as done.</summary>
internal sealed class If : ActivityBehavior
{
    public override string Type => "Elsa.If";

    public override bool IsContainer => true;

    public override IReadOnlyList<InputDeclaration> Inputs => [new("condition", new(ValueKind.Boolean), Required: true)];

    public override void Execute(ActivityContext context)
    {
        var branch = context.Condition("condition") ? context.Activity.Then : context.Activity.Else;
        if (branch is null) context.Complete();
        else context.Schedule(branch);
    }

    public override void ChildCompleted(ActivityContext context, ActivityExecution child, Outcomes outcomes) => context.Complete();
}
