using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Activities;

/// <summary>What activities of one type do. Stateless: state is in the execution.</summary>
internal abstract class ActivityBehavior
{
    public const string Done = "Done";

    public abstract string Type { get; }

    public virtual IReadOnlyList<InputDeclaration> Inputs => [];

    /// <summary>Whether it has children, and hence no entry in the journal when it is the root.</summary>
    public virtual bool IsContainer => false;

    /// <summary>Whether it names its outcomes; one that does never follows a connection without a port.</summary>
    public virtual bool NamesOutcomes => false;

    /// <summary>Whether it gives a <c>result</c>, which scripts can ask for by the activity's name.</summary>
    public virtual bool HasResult => false;

    /// <summary>Its possible outcomes; null when they are not known before it runs.</summary>
    public virtual IReadOnlyList<string>? OutcomesOf(Activity activity) => [Done];

    /// <summary>Starts it: it ends, waits or schedules children.</summary>
    public abstract void Execute(ActivityContext context);

    /// <summary>A child has ended.</summary>
    public virtual void ChildCompleted(ActivityContext context, ActivityExecution child, Outcomes outcomes)
        => throw new InvalidOperationException($"{Type} has no children.");

    /// <summary>Its bookmark was resumed.</summary>
    public virtual void Resume(ActivityContext context, Stimulus stimulus) => context.Complete();
}
