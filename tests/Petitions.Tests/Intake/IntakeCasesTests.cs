using System.Globalization;
using System.Text.RegularExpressions;

namespace Petitions.Tests.Intake;

/// <summary>
/// The check list of intake.md §1: each of its rows is held by a test that says so, <c>[Trait("IntakeCase", "n")]</c>, or decided with
/// reasons in decision 17. <c>dotnet test --filter-trait "IntakeCase=18"</c> runs what holds one.
/// </summary>
public sealed partial class IntakeCasesTests
{
    private const int Cases = 72;

    [Fact]
    public void EveryRow_HasATestOrAReasonedDecision()
    {
        var held = SourceTree.Files(Path.Combine(SourceTree.Root, "tests"), "*.cs").SelectMany(file => Numbers(Mark(), file)).ToHashSet();
        var decided = Numbers(Decided(), Path.Combine(SourceTree.Source, "decisions", "0017-intake-cases.md")).ToHashSet();

        Enumerable.Range(1, Cases).Where(number => !held.Contains(number) && !decided.Contains(number)).ShouldBeEmpty();
        held.Intersect(decided).ShouldBeEmpty();
    }

    private static IEnumerable<int> Numbers(Regex mark, string file) =>
        mark.Matches(File.ReadAllText(file)).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex("""^    \[Trait\("IntakeCase", "(\d+)"\)\]""", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\| (\d+) \|[^|]*\| decided against", RegexOptions.Multiline)]
    private static partial Regex Decided();
}
