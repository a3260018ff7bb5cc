namespace Petitions.Workflows.State;

/// <summary>What a bookmark waits for.</summary>
public enum BookmarkKind
{
    /// <summary>The result of an <c>Elsa.RunTask</c>.</summary>
    Task,

    /// <summary>An event, by name.</summary>
    Event,

    /// <summary>A point in time (<c>Elsa.Delay</c>, <c>Elsa.StartAt</c>).</summary>
    Delay,

    /// <summary>An answer to an activity type of the host.</summary>
    Host,
}
