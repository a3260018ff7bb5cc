using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Outcome <c>True</c> or <c>False</c> by a condition.</summary>
internal sealed class FlowDecision : ActivityBehavior
{
    public override string Type => "Elsa.FlowDecision";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("condition", new(ValueKind.Boolean), Required: true)];

    public override bool NamesOutcomes => true;

    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => ["True", "False"];

    public override void Execute(ActivityContext context) => context.CompleteWith(context.Condition("condition") ? "True" : "False");
}
