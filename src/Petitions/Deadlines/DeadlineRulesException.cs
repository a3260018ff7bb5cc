namespace Petitions.Deadlines;

/// <summary>A file of deadline rules that cannot be taken, with everything that is wrong in it.</summary>
public sealed class DeadlineRulesException(IReadOnlyList<string> problems)
    : Exception($"deadline rules: {string.Join("; ", problems)}")
{
    /// <summary>One entry a problem, each beginning with its JSON path.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
