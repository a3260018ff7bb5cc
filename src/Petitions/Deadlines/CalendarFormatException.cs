namespace Petitions.Deadlines;

/// <summary>
/// A calendar file that cannot be taken: which file, where in it as a JSON path (<c>$.days[3].date</c>),
/// and what is wrong there.
/// </summary>
public sealed class CalendarFormatException(string source, string path, string problem, Exception? inner = null)
    : Exception($"{source}: {path}: {problem}", inner)
{
    public string File { get; } = source;

    public string Path { get; } = path;

    public string Problem { get; } = problem;
}
