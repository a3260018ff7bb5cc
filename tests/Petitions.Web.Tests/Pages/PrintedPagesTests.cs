using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>What leaves the printer: the letter, the label and the register tell what they must and nothing else.</summary>
public sealed class PrintedPagesTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Letter_OfAReferral_NamesUnitNumberAndTheFiveDays()
    {
        var letter = await SentAsync(Forms.Reading(), "refer", "urban", "officehead");

        var paper = (await (await office.AtPagesAsync("clerk")).GetAsync($"/cases/{letter.Number}/letter")).ShouldBe(200).Text;

        paper.ShouldContain("江湾区城市管理局：");
        paper.ShouldContain(letter.Number);
        paper.ShouldContain("五个工作日");
        paper.ShouldContain("2026年9月18日");
        paper.ShouldContain("附件：来信原件及所附材料（0 件）");
        (await office.DatabaseAsync(db => Task.FromResult(db.Journal.Count(e => e.Kind == "letter.printed" && db.Cases.Any(c => c.Id == e.CaseId && c.Number == letter.Number))))).ShouldBe(1);
    }

    [Fact]
    public async Task Letter_ByLetter_CarriesTheAbstract()
    {
        var letter = await SentAsync(Forms.Reading(), "referByLetter", "urban", "leader");

        var paper = (await (await office.AtPagesAsync("clerk")).GetAsync($"/cases/{letter.Number}/letter")).ShouldBe(200).Text;

        paper.ShouldContain("主要问题：工地夜间施工扰民");
        paper.ShouldContain("来信人：王芳");
    }

    [Fact]
    public async Task Letter_OfAnAccusation_TellsNeitherWriterNorMatter()
    {
        var letter = await Guard.Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline");

        var paper = (await (await office.AtPagesAsync("sealed")).GetAsync($"/cases/{letter.Number}/letter")).ShouldBe(200).Text;

        paper.ShouldContain("检举控告类");
        paper.ShouldContain("江信密转");
        foreach (var told in new[] { "王芳", Guard.Accusation.Word, "郑建国" })
            paper.ShouldNotContain(told);
        (await (await office.AtPagesAsync("urbanhead")).GetAsync($"/cases/{letter.Number}/letter")).ShouldBe(404);
    }

    [Theory]
    [InlineData("江信转〔2026〕999号")]
    [InlineData("")]
    public async Task Letter_OfANumberThatIsNot_DoesNotExist(string number)
    {
        var letter = await Letter.ReadAsync(office);

        (await (await office.AtPagesAsync("clerk")).GetAsync($"/cases/{letter.Number}/letter?no={Uri.EscapeDataString(number)}")).ShouldBe(404);
    }

    [Fact]
    public async Task Label_Any_HasTheNumberAsTextAndAsCode()
    {
        var letter = await Letter.ReadAsync(office);

        var label = (await (await office.AtPagesAsync("clerk")).GetAsync($"/cases/{letter.Number}/label")).ShouldBe(200).Text;

        label.ShouldContain($"{letter.Number}</h1>");
        label.ShouldContain("<svg");
        label.ShouldNotContain("王芳");
    }

    [Fact]
    public async Task Register_OfTheMonth_ListsWhatCameAndMasksWhatIsSealed()
    {
        var open = await Letter.ReceiveAsync(office, Forms.Closed());
        var hidden = await Letter.ReadAsync(office, Forms.Accusing("zheng-jianguo"));

        var clerk = (await (await office.AtPagesAsync("clerk")).GetAsync("/register/print?month=2026-09")).ShouldBe(200).Text;
        var officer = (await (await office.AtPagesAsync("sealed")).GetAsync("/register/print?month=2026-09")).ShouldBe(200).Text;
        var before = (await (await office.AtPagesAsync("clerk")).GetAsync("/register/print?month=2026-08")).ShouldBe(200).Text;

        clerk.ShouldContain(open.Number);
        clerk.ShouldNotContain(hidden.Number);
        officer.ShouldContain(hidden.Number);
        before.ShouldNotContain(open.Number);
    }

    private async Task<Letter> SentAsync(object reading, string method, string unit, string approver)
    {
        var letter = await Letter.ReadAsync(office, reading);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal(method, unit: unit));
        await letter.DoAsync(approver, "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = method == "refer" ? "original" : "abstract" });
        return letter;
    }
}
