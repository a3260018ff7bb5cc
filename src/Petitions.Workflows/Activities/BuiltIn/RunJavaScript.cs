using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.Expressions;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Runs a script, whose value is its result; <c>setOutcome</c> in the script names its outcome.</summary>
internal sealed class RunJavaScript : ActivityBehavior
{
    private const string Script = "script";

    public override string Type => "Elsa.RunJavaScript";

    public override bool HasResult => true;

    public override IReadOnlyList<InputDeclaration> Inputs => [new(Script, new(ValueKind.String)), new("possibleOutcomes", new(ValueKind.String, IsArray: true))];

    public override bool NamesOutcomes => true;

    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => null;

    public override void Execute(ActivityContext context)
    {
        var scope = context.Scope;
        try
        {
            var script = context.Interpreter.Scripts.Prepare(context.Text(Script) ?? "");
            context.Give("result", context.Interpreter.Scripts.Run(script, scope));
        }
        catch (ExpressionException exception)
        {
            throw InputException.Bare("Script", exception);
        }

        context.CompleteWith(scope.Outcomes ?? [Done]);
    }
}
