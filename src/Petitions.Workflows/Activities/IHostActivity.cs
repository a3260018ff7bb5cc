namespace Petitions.Workflows.Activities;

/// <summary>
/// An activity type the host adds from code. One object serves all instances and threads. It must not do I/O that
/// cannot be undone: a burst whose transaction fails is run again.
/// </summary>
public interface IHostActivity
{
    /// <summary>Type name in definition files.</summary>
    string Type { get; }

    /// <summary>Inputs it knows.</summary>
    IReadOnlyList<InputDeclaration> Inputs { get; }

    /// <summary>Runs it. An exception becomes an incident.</summary>
    /// <param name="call">The activity and its evaluated inputs.</param>
    HostAnswer Execute(HostCall call);
}
