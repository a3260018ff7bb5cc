using System.Globalization;
using System.Text.RegularExpressions;

namespace Petitions.Tests.Deadlines;

/// <summary>
/// The check list of intake.md §3: each of its cases is held by a test that says so, <c>[Trait("DeadlineCase", "n")]</c>, or decided
/// against with reasons in decision 12. <c>dotnet test --filter-trait "DeadlineCase=28"</c> runs what holds one.
/// </summary>
public sealed partial class DeadlineCasesTests
{
    private const int Cases = 29;

    [Fact]
    public void EveryCase_HasATestOrAReasonedDecision()
    {
        var held = SourceTree.Files(Path.Combine(SourceTree.Root, "tests"), "*.cs").SelectMany(file => Numbers(Mark(), file)).ToHashSet();
        var decided = Numbers(Decided(), Path.Combine(SourceTree.Source, "decisions", "0012-deadline-cases.md")).ToHashSet();

        Enumerable.Range(1, Cases).Where(number => !held.Contains(number) && !decided.Contains(number)).ShouldBeEmpty();
        held.Intersect(decided).ShouldBeEmpty();
    }

    private static IEnumerable<int> Numbers(Regex mark, string file) =>
        mark.Matches(File.ReadAllText(file)).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex("""^    \[Trait\("DeadlineCase", "(\d+)"\)\]""", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\| (\d+) \|[^|]*\| decided against", RegexOptions.Multiline)]
    private static partial Regex Decided();
}
