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
        var code = context.Text("code");
        var message = context.Text("message") ?? "The workflow reached a Fault activity.";
        throw new ExpressionException(string.IsNullOrEmpty(code) ? message : $"{code}: {message}");
    }
}
