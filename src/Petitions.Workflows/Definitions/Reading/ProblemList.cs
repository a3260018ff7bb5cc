namespace Petitions.Workflows.Definitions.Reading;

/// <summary>Collects problems while a file is read, so that the author sees all of them at once.</summary>
internal sealed class ProblemList
{
    private readonly List<DefinitionProblem> all = [];

    public IReadOnlyList<DefinitionProblem> All => all;

    public bool HasErrors => all.Exists(problem => problem.Severity == ProblemSeverity.Error);

    public void Error(string path, string message) => all.Add(new DefinitionProblem(path, message, ProblemSeverity.Error));

    public void Mistake(string path, string message) => all.Add(new DefinitionProblem(path, message, ProblemSeverity.Mistake));

    public void Warning(string path, string message) => all.Add(new DefinitionProblem(path, message, ProblemSeverity.Warning));
}
