using System.Globalization;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Waits until a point in time; goes on at once when it is past.</summary>
internal sealed class StartAt : ActivityBehavior
{
    public override string Type => "Elsa.StartAt";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("dateTime", new(ValueKind.DateTimeOffset), Required: true)];

    public override void Execute(ActivityContext context)
    {
        var text = context.Text("dateTime") ?? throw new ExpressionException("There is no time to wait for.");
        var due = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
        if (due <= context.Now) context.Complete();
        else context.Wait(BookmarkKind.Delay, "", dueAt: due);
    }
}
