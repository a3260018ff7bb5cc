using System.Text.Json.Nodes;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Follows all its branches at once.</summary>
internal sealed class FlowFork : ActivityBehavior
{
    public override string Type => "Elsa.FlowFork";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("branches", new(ValueKind.String, IsArray: true), Required: true)];

    public override bool NamesOutcomes => true;

    // Branches may be computed; only a fixed list is known beforehand.
    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => null;

    public override void Execute(ActivityContext context)
    {
        var branches = context.Input("branches") as JsonArray ?? throw new ExpressionException("The fork has no branches.");
        context.CompleteWith([.. branches.Select(branch => $"{branch}")]);
    }
}
