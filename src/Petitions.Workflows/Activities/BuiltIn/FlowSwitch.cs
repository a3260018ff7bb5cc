using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Outcome is the label of the first case that holds (MatchFirst) or of each (MatchAny); <c>Default</c> when none does.</summary>
internal sealed class FlowSwitch : ActivityBehavior
{
    private const string Default = "Default";

    public override string Type => "Elsa.FlowSwitch";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("mode", new(ValueKind.String))];

    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => [.. activity.Cases.Select(item => item.Label), Default];

    public override void Execute(ActivityContext context)
    {
        var all = context.Text("mode") == "MatchAny";
        var outcomes = new List<string>();
        foreach (var item in context.Activity.Cases)
        {
            if (!context.Condition(item.Condition, $"Cases: {item.Label}")) continue;
            outcomes.Add(item.Label);
            if (!all) break;
        }

        context.Complete(outcomes.Count == 0 ? [Default] : outcomes);
    }
}
