namespace Petitions.Cli.Commands;

internal enum DueProblem
{
    None,
    Incomplete,
    UnknownRule,
    BadReceived,

    /// <summary>Hours or minutes from a bare date.</summary>
    NeedsTime,
}
