using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Outcome is the label of the first case that holds (MatchFirst) or of each (MatchAny); <c>Default</c> when none does.</summary>
internal sealed class FlowSwitch : ActivityBehavior
{
    private const string Default = "Default";

    public override string Type => "Elsa.FlowSwitch";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("mode", new(ValueKind.String))];

    public override bool NamesOutcomes => true;

    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => [.. activity.Cases.Select(item => item.Label), Default];

    public override void Execute(ActivityContext context)
    {
        var all = context.Text("mode") == "MatchAny";
        var outcomes = new List<string>();
        foreach (var item in context.Activity.Cases)
        {
            if (!Holds(context, item)) continue;
            outcomes.Add(item.Label);
            if (!all) break;
        }

        context.CompleteWith(outcomes.Count == 0 ? [Default] : outcomes);
    }

    private static bool Holds(ActivityContext context, SwitchCase item)
    {
        try
        {
            return context.Condition(item.Condition);
        }
        catch (ExpressionException exception)
        {
            throw InputException.Bare($"Cases: {item.Label}", exception);
        }
    }
}
