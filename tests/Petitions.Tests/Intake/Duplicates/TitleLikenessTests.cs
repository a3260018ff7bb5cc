using CsCheck;
using Petitions.Intake.Duplicates;

namespace Petitions.Tests.Intake.Duplicates;

public sealed class TitleLikenessTests
{
    [Theory]
    [InlineData("关于幸福路路灯损坏的来信", "反映幸福路路灯损坏问题", 1.0, 1.0)]
    [InlineData("幸福路路灯损坏", "幸福路路灯长期损坏无人维修", 0.5, 0.99)]
    [InlineData("幸福路路灯损坏", "医院乱收费", 0, 0)]
    [InlineData("幸福路路灯损坏", "和平路路灯不亮", 0.1, 0.34)]
    [InlineData("灯", "灯", 1, 1)]
    [InlineData("灯", "路", 0, 0)]
    [InlineData("", "", 0, 0)]
    [InlineData("关于问题的来信", "关于反映", 0, 0)]
    public void Titles_AreAsLikeAsTheWordsThatTellThemApart(string one, string other, double least, double most) =>
        TitleLikeness.Of(one, other).ShouldBeInRange(least, most);

    [Fact]
    public void Likeness_IsTheSameBothWaysAndOneWithItself() =>
        Gen.String[Gen.Char['一', '五'], 0, 30].Select(Gen.String[Gen.Char['一', '五'], 0, 30]).Sample((one, other) =>
            TitleLikeness.Of(one, other) == TitleLikeness.Of(other, one) && (TitleLikeness.Of(one, one) == 1 || one.All(c => c == '了')));

    [Fact]
    public void Phrases_OfALongTitle_CoverItsLastCharacters() =>
        TitleLikeness.Phrases("关于幸福路路灯损坏的来信").ShouldBe(["幸福路", "路灯损", "灯损坏"]);
}
