namespace Petitions.Workflows.Definitions;

/// <summary>A definition file was refused. All its problems are listed at once, warnings included.</summary>
public sealed class InvalidDefinitionException : Exception
{
    /// <summary>Creates the exception for a file with at least one error.</summary>
    /// <param name="problems">Everything found in the file.</param>
    public InvalidDefinitionException(IReadOnlyList<DefinitionProblem> problems)
        : base("The workflow definition is refused:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
        => Problems = problems;

    /// <summary>Everything found in the file, in the order of the file.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }
}
