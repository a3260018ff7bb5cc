using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Puts a line of text into the journal: the interpreter writes nowhere else.</summary>
internal sealed class WriteLine : ActivityBehavior
{
    public override string Type => "Elsa.WriteLine";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("text", new(ValueKind.String))];

    public override void Execute(ActivityContext context) => context.CompleteWithMessage(context.Text("text"));
}
