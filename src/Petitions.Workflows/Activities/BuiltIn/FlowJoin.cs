using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Activities.BuiltIn;

/// <summary>Where branches meet. How it waits is decided by its mode when the file is read (see <see cref="MergeMode"/>).</summary>
internal sealed class FlowJoin : ActivityBehavior
{
    public override string Type => "Elsa.FlowJoin";

    public override IReadOnlyList<InputDeclaration> Inputs => [new("mode", new(ValueKind.String))];

    public override void Execute(ActivityContext context) => context.Complete();
}
