using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities;

/// <summary>An activity type of the host among the built-in ones.</summary>
internal sealed class HostBehavior(IHostActivity host) : ActivityBehavior
{
    private const string Result = "result";

    public override string Type => host.Type;

    public override IReadOnlyList<InputDeclaration> Inputs => host.Inputs;

    public override bool NamesOutcomes => true;

    public override bool HasResult => true;

    public override IReadOnlyList<string>? OutcomesOf(Activity activity) => null;

    public override void Execute(ActivityContext context)
    {
        var inputs = host.Inputs.ToDictionary(input => input.Name, input => context.Input(input.Name), StringComparer.Ordinal);
        context.JournalInputs(inputs);
        var answer = host.Execute(new HostCall(context.Work.Before.InstanceId, context.Activity, inputs) { Visit = context.Visit });
        if (answer.Waits)
        {
            context.Wait(BookmarkKind.Host, answer.Text, answer.Value);
            return;
        }

        if (answer.HasValue) context.Give(Result, answer.Value);
        context.CompleteWith(answer.Text);
    }

    public override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.HasValue) context.Give(Result, stimulus.Value);
        context.CompleteWith(stimulus.Outcome ?? Done);
    }
}
