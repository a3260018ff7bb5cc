using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Waits for an event by exact name; its payload is the result.</summary>
internal sealed class Event : ActivityBehavior
{
    public override string Type => "Elsa.Event";

    public override bool HasResult => true;

    public override IReadOnlyList<InputDeclaration> Inputs => [new("eventName", new(ValueKind.String), Required: true)];

    public override void Execute(ActivityContext context)
    {
        var name = context.Text("eventName");
        if (string.IsNullOrEmpty(name)) throw new ExpressionException("The event has no name.");
        context.Wait(BookmarkKind.Event, name);
    }

    public override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Give("result", stimulus.Value);
        context.Complete();
    }
}
