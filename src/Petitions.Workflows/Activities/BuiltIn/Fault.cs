using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Fails with a message.</summary>
internal sealed class Fault : ActivityBehavior
{
    public override string Type => "Elsa.Fault";

    public override IReadOnlyList<InputDeclaration> Inputs
        => [new("message", new(ValueKind.String)), new("code", new(ValueKind.String)), new("category", new(ValueKind.String)), new("faultType", new(ValueKind.String))];

    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => [];

    public override void Execute(ActivityContext context)
    {
        // Elsa's incident shows the message only; what else the file says is the cause.
        var details = new[] { context.Text("code"), context.Text("category"), context.Text("faultType") }.Where(text => !string.IsNullOrEmpty(text));
        var message = context.Text("message") ?? "The workflow reached a Fault activity.";
        throw string.Join(", ", details) is { Length: > 0 } cause ? new ExpressionException(message, new ExpressionException(cause)) : new ExpressionException(message);
    }
}
