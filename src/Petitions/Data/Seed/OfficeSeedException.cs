namespace Petitions.Data.Seed;

/// <summary>The office file cannot be used. Every problem is told at once, so that it is mended in one go.</summary>
public sealed class OfficeSeedException(IReadOnlyList<string> problems)
    : Exception("The office file has problems:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
