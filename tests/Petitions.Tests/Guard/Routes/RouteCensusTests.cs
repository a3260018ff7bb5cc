using System.Text.RegularExpressions;

namespace Petitions.Tests.Guard.Routes;

/// <summary>Every leak route of domain.md §10.3 has a test that carries its number, in this project or at the pages and the API.</summary>
public sealed partial class RouteCensusTests
{
    private const int Routes = 45;

    [Fact]
    public void Routes_FromOneToFortyFive_EachHaveATestOfTheirNumber()
    {
        var tested = Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Tests().Matches(File.ReadAllText(file))).Select(m => int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();

        Enumerable.Range(1, Routes).Where(number => !tested.Contains(number)).ShouldBeEmpty();
    }

    // A method of the right name that no runner calls is no test.
    [GeneratedRegex(@"\[(Fact|Theory)\](\s*\[[^\n]*\])*\s*public (async )?(Task|void) Route(?<number>\d\d)_")]
    private static partial Regex Tests();

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Petitions.sln")))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("Petitions.sln");
        return root;
    }
}
