using Petitions.Cases;
using Petitions.Intake.Duplicates;
using Petitions.TestKit;

namespace Petitions.Tests.Intake.Duplicates;

public sealed class FindAlikeTests : OfficeTest
{
    private const string Title = "夜间施工噪声扰民严重";
    private const string IdNumber = "330102198001010018";

    private static readonly LetterReceived ByNumber = World.Noise with { Petitioner = World.PetitionerWangFang with { IdNumber = IdNumber, Name = "王方" } };

    [Fact]
    public async Task SameWriterAndMatter_IsADuplicate()
    {
        var number = await Office.ReceiveAsync(World.Noise);

        var found = (await FindAsync("clerk", new Typed(Title, "王芳", "13800000018", null))).ShouldHaveSingleItem();

        (found.Number, found.IsDuplicate).ShouldBe((number, true));
        found.Reasons.ShouldBe([AlikeReason.Phone, AlikeReason.Name, AlikeReason.Title]);
    }

    [Fact]
    public async Task SameWriter_OfAnotherMatter_HasWrittenBefore()
    {
        await Office.ReceiveAsync(World.Noise);

        var found = (await FindAsync("clerk", new Typed("要求公开拆迁补偿标准", "王芳", null, null))).ShouldHaveSingleItem();

        (found.IsDuplicate, found.Reasons.ShouldHaveSingleItem()).ShouldBe((false, AlikeReason.Name));
    }

    [Fact]
    public async Task SameMatter_OfAnotherWriter_IsShownAndNoDuplicate()
    {
        await Office.ReceiveAsync(World.Noise);

        var found = (await FindAsync("clerk", new Typed("夜间施工噪声扰民", "李强", null, null))).ShouldHaveSingleItem();

        (found.IsDuplicate, found.Reasons.ShouldHaveSingleItem()).ShouldBe((false, AlikeReason.Title));
    }

    [Fact]
    public async Task IdNumber_WrittenAnotherWay_IsTheSamePerson()
    {
        await Office.ReceiveAsync(ByNumber);

        var found = (await FindAsync("clerk", new Typed(null, null, null, "330102 19800101 0018"))).ShouldHaveSingleItem();

        found.Reasons.ShouldBe([AlikeReason.IdNumber]);
    }

    [Fact]
    public async Task SealedCase_IsShownToSealedOfficersOnly()
    {
        var number = await Office.ReceiveAsync(World.SignedAccusation);
        await Office.CompleteAsync("clerk", number, "read", "read", Readings.Accusing(World.ZhengJianguo));
        var typed = new Typed("反映城管局局长收受礼金", "王芳", "13800000018", null);

        (await FindAsync("clerk", typed)).ShouldBeEmpty();
        (await FindAsync("reception", typed)).ShouldBeEmpty();
        (await FindAsync("sealed", typed)).ShouldHaveSingleItem().Number.ShouldBe(number);
    }

    [Fact]
    public async Task CaseThatIsHidden_TakesNobodysPlaceInTheList()
    {
        var hidden = await Office.ReceiveAsync(World.SignedAccusation);
        await Office.CompleteAsync("clerk", hidden, "read", "read", Readings.Accusing(World.ZhengJianguo));
        var shown = await Office.ReceiveAsync(World.Noise);

        (await FindAsync("clerk", new Typed(null, "王芳", null, null))).Select(a => a.Number).ShouldBe([shown]);
    }

    [Fact]
    public async Task TitleOfMoreThanAYearAgo_IsNoLongerCompared()
    {
        await Office.ReceiveAsync(World.Noise);
        Office.MoveTo("2027-09-30T09:00");

        (await FindAsync("clerk", new Typed("夜间施工噪声扰民", null, null, null))).ShouldBeEmpty();
        (await FindAsync("clerk", new Typed(null, "王芳", null, null))).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("的", "王", "138")]
    [InlineData("？！", " ", "\"")]
    public async Task AlmostNothingTyped_FindsNothing(string? title, string? name, string? phone)
    {
        await Office.ReceiveAsync(World.Noise);

        (await FindAsync("clerk", new Typed(title, name, phone, null))).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<AlikeCase>> FindAsync(string account, Typed typed) => Office.As<FindAlike, IReadOnlyList<AlikeCase>>(account, find => find.RunAsync(typed));
}
