using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Asks the host or a person for work; the value reported is the result.</summary>
internal sealed class RunTask : ActivityBehavior
{
    public override string Type => "Elsa.RunTask";

    public override bool HasResult => true;

    public override IReadOnlyList<InputDeclaration> Inputs => [new("taskName", new(ValueKind.String), Required: true), new("payload", new(ValueKind.Object))];

    public override void Execute(ActivityContext context)
    {
        var name = context.Text("taskName");
        if (string.IsNullOrEmpty(name)) throw new ExpressionException("The task has no name.");
        context.Wait(BookmarkKind.Task, name, context.Input("payload"));
    }

    public override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Give("result", stimulus.Value);
        context.Complete();
    }
}
