using Petitions.Workflows.Activities.BuiltIn;

namespace Petitions.Workflows.Activities;

/// <summary>The list of what <see cref="ActivityRegistry.BuiltIn"/> holds.</summary>
internal static class BuiltInActivities
{
    public static readonly IReadOnlyList<ActivityBehavior> All =
    [
        new Start(), new Flowchart(), new Sequence(), new If(), new While(),
        new FlowDecision(), new FlowSwitch(), new FlowFork(), new FlowJoin(),
        new SetVariable(), new SetOutput(), new SetName(), new Correlate(), new RunJavaScript(), new WriteLine(),
        new Event(), new RunTask(), new Delay(), new StartAt(),
        new Finish(), new End(), new Fault(),
    ];
}
