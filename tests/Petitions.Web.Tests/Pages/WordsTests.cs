using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Petitions.Web.Tests.Pages;

/// <summary>Both languages are whole.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Areas_HaveTheSameKeysInBothLanguages()
    {
        foreach (var area in Words.Areas)
            Keys($"{area}.en").ShouldBe(Keys(area), area);
    }

    [Fact]
    public void Sources_NameOnlyKeysThatExist()
    {
        var known = Words.Areas.SelectMany(area => Keys(area).Select(key => $"{area}.{key}")).ToHashSet();
        var pages = Directory.EnumerateFiles(Web(), "*.cs*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

        var missing = pages.SelectMany(file => Used().Matches(File.ReadAllText(file)).Select(m => m.Groups["key"].Value)).Where(key => !known.Contains(key)).Distinct();

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Stages_AllHaveAWord() => Petitions.Web.Pages.Cases.CaseList.Stages.Select(s => $"stage.{s}").Except(Keys("cases")).ShouldBeEmpty();

    [Fact]
    public void Places_InBothLanguagesAreTheSame()
    {
        foreach (var area in Words.Areas)
        {
            var english = Values($"{area}.en");
            foreach (var (key, chinese) in Values(area))
                Holes().Matches(english[key]).Select(m => m.Value).Order().ShouldBe(Holes().Matches(chinese).Select(m => m.Value).Order(), key);
        }
    }

    private static List<string> Keys(string file) => [.. Values(file).Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Values(string file) => XDocument
        .Load(Path.Combine(Web(), "Resources", $"{char.ToUpperInvariant(file[0])}{file[1..]}.resx")).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Web()
    {
        var root = new DirectoryInfo(Petitions.Process.WorkflowFolder.Find()).Parent!.FullName;
        return Path.Combine(root, "src", "Petitions.Web");
    }

    // A key written out whole; one put together at run time is caught on the pages by its mark.
    [GeneratedRegex("""(?:\bW|words)\["(?<key>[a-z]+\.[A-Za-z0-9.\-]+)"[\],]""")]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Holes();
}
