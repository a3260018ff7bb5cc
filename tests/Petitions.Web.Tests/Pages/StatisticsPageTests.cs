using MiniExcelLibs;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>来信统计 on the screen, on paper and in Excel: the same figures.</summary>
public sealed class StatisticsPageTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Figures_OnScreenPaperSheetAndApi_AreTheSame()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "urban"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        var head = await office.AtPagesAsync("officehead");

        var page = (await head.GetAsync("/statistics?from=2026-01&to=2026-12")).ShouldBe(200).Text;
        var paper = (await head.GetAsync("/statistics/print?from=2026-01&to=2026-12")).ShouldBe(200).Text;
        var sheet = (await head.GetAsync("/statistics?handler=Export&from=2026-01&to=2026-12")).ShouldBe(200);
        var sum = (await (await office.AsAsync("officehead")).GetAsync("/api/statistics?from=2026-01&to=2026-12")).ShouldBe(200).Json["sum"]!;

        foreach (var shown in new[] { page, paper })
        {
            shown.ShouldContain("2026-09");
            shown.ShouldContain("江湾区城市管理局");
            shown.ShouldContain($"收信 {sum["letters"]} 件；三日内转出 {sum["inTime"]} 件");
            shown.ShouldNotContain(Words.MissingMark);
        }
        using var file = new MemoryStream(sheet.Body);
        var months = file.Query(useHeaderRow: true, sheetName: "按月份").Cast<IDictionary<string, object>>().ToList();
        months.Count.ShouldBe(12);
        months.Sum(m => Convert.ToInt32(m["收信"], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(sum["letters"]!.GetValue<int>());
        (await office.DatabaseAsync(db => Task.FromResult(db.Journal.Count(e => e.Kind == "statistics.printed")))).ShouldBe(1);
    }

    [Theory]
    [InlineData("?from=2026-09&to=2026-08", "结束日期必须在开始日期之后")]
    [InlineData("?from=gestern", "看不懂这个月份")]
    public async Task Period_ThatIsNone_IsSaidAndStays(string query, string said)
    {
        var page = await (await office.AtPagesAsync("officehead")).GetAsync($"/statistics{query}");

        page.ShouldBe(422);
        page.Text.ShouldContain(said);
    }

    [Fact]
    public async Task Period_WithoutALetter_ShowsItsMonthsAndExports()
    {
        var head = await office.AtPagesAsync("officehead");

        (await head.GetAsync("/statistics?from=2020-01&to=2020-03")).ShouldBe(200).Text.ShouldContain("2020-02");
        (await head.GetAsync("/statistics?handler=Export&from=2020-01&to=2020-03")).ShouldBe(200);
    }
}
