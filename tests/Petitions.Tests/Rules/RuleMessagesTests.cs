using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Petitions.Rules;

namespace Petitions.Tests.Rules;

/// <summary>Every refusal has words in both languages, and no words lie about unused.</summary>
public sealed partial class RuleMessagesTests
{
    private static readonly Lazy<string> Sources = new(() => string.Join('\n', SourceTree.Files(SourceTree.Source, "*.cs").Select(File.ReadAllText)));

    private static readonly Lazy<Dictionary<string, string>> Chinese = new(() => Read("RuleMessages.resx")), English = new(() => Read("RuleMessages.en.resx"));

    [Fact]
    public void Code_ThrownAnywhere_HasChineseWords() => Codes(Sources.Value).Except(Chinese.Value.Keys).ShouldBeEmpty();

    [Fact]
    public void Code_InAnyWayItIsThrown_IsFound() => Codes("""
        Require.That(found.Count(x => x > 0) > 1 || Other(1, "中文 text"), "rule-one", count);
        class Rule() : RuleBroken("rule-eight"); throw new RuleBroken("rule-two"); throw new Conflict("rule-three"); throw new GuardRefused("rule-four", id, subject);
        Require.That(a
            is not null,
            "rule-five");
        await WriteAsync(context, 404, "rule-six", []); RuleMessages.Of("rule-seven", []);
        """).ShouldBe(["rule-eight", "rule-five", "rule-four", "rule-one", "rule-seven", "rule-six", "rule-three", "rule-two"]);

    [Fact]
    public void Words_OfBothLanguages_HaveTheSameCodes() => English.Value.Keys.Order().ShouldBe(Chinese.Value.Keys.Order());

    [Fact]
    public void Words_OfBothLanguages_HaveTheSamePlaces() =>
        Chinese.Value.Where(pair => Places(pair.Value) != Places(English.Value[pair.Key])).ShouldBeEmpty();

    [Fact]
    public void Words_Any_AreOfACodeThatIsThrown() => Chinese.Value.Keys.Except(Codes(Sources.Value)).ShouldBeEmpty();

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("de-DE", false)]
    [InlineData("en", true)]
    public void Of_Culture_IsItsLanguageOrChinese(string culture, bool english)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            var words = RuleMessages.Of("second-person-needed", []);
            words.ShouldBe((english ? English : Chinese).Value["second-person-needed"]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static SortedSet<string> Codes(string source) =>
        new(Thrown().Matches(source).Select(match => match.Groups["code"].Value)
            .Concat(Demands(source)), StringComparer.Ordinal);

    // The code is the last literal in kebab-case of the call: before it stands a condition, behind it at most arguments.
    private static IEnumerable<string> Demands(string source) =>
        Demand().Matches(source).Select(match => Literal().Matches(match.Value).Select(l => l.Groups["code"].Value).LastOrDefault()).OfType<string>();

    private static string Places(string words) => string.Concat(Place().Matches(words).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(SourceTree.Source, "Petitions", "Rules", file)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    [GeneratedRegex("""(new (RuleBroken|Conflict|GuardRefused)\(|: RuleBroken\(|RuleMessages\.Of\(|WriteAsync\(context, [\w.]+, )"(?<code>[a-z]+(-[a-z0-9]+)*)["]""")]
    private static partial Regex Thrown();

    [GeneratedRegex("""Require\.That\([^;]*;""")]
    private static partial Regex Demand();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z0-9]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""\{\d+\}""")]
    private static partial Regex Place();
}
