namespace Petitions.Workflows.Execution;

/// <summary>
/// What an activity ended with. One that names no outcome ends with a plain <c>Done</c>, which also follows connections
/// without a port; a <c>Done</c> that was named does not, as in Elsa.
/// </summary>
internal sealed record Outcomes(IReadOnlyList<string> Names, bool AreNamed)
{
    public static readonly Outcomes Plain = new(["Done"], AreNamed: false);

    /// <summary>It was dropped: nothing follows.</summary>
    public static readonly Outcomes None = new([], AreNamed: true);

    public static Outcomes Named(IReadOnlyList<string> names) => new(names, AreNamed: true);

    public bool Follow(string? port) => port is null ? !AreNamed : Names.Contains(port, StringComparer.Ordinal);
}
