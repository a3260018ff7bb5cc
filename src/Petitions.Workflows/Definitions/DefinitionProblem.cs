namespace Petitions.Workflows.Definitions;

/// <summary>One thing wrong with a definition file.</summary>
/// <param name="Path">JSON path of the place, such as <c>$.root.activities[3].condition</c>.</param>
/// <param name="Message">What is wrong, in English, naming the offending value.</param>
/// <param name="Severity">Whether the file is refused for it.</param>
public sealed record DefinitionProblem(string Path, string Message, ProblemSeverity Severity)
{
    /// <summary>The problem on one line: severity, path, message.</summary>
    public override string ToString() => $"{Severity switch { ProblemSeverity.Error => "error", ProblemSeverity.Mistake => "mistake", _ => "warning" }} {Path}: {Message}";
}
