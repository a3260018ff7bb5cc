using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Runs its body as long as the condition holds before a pass.</summary>
internal sealed class While : ActivityBehavior
{
    public override string Type => "Elsa.While";

    public override bool IsContainer => true;

    public override IReadOnlyList<InputDeclaration> Inputs => [new("condition", new(ValueKind.Boolean), Required: true)];

    public override void Execute(ActivityContext context)
    {
        if (context.Activity.Body is { } body && context.Condition("condition")) context.Schedule(body);
        else context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ActivityExecution child, Outcomes outcomes) => Execute(context);
}
