using System.Globalization;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Waits for a time span from now.</summary>
internal sealed class Delay : ActivityBehavior
{
    public override string Type => "Elsa.Delay";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("timeSpan", new(ValueKind.TimeSpan), Required: true)];

    public override void Execute(ActivityContext context)
    {
        var text = context.Text("timeSpan") ?? throw new ExpressionException("The delay has no time span.");
        var span = TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        if (span > DateTime.MaxValue - context.Now) throw new ExpressionException($"The delay of {text} never ends.");
        context.Wait(BookmarkKind.Delay, "", dueAt: context.Now + span);
    }
}
