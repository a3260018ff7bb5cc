using AngleSharp.Html.Parser;
using MiniExcelLibs;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>到期日历 and 按期率排名.</summary>
public sealed class DeadlinePagesTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Calendar_EveryCount_OpensAListOfThatLength()
    {
        await Letter.ReadAsync(office);
        await Letter.ReadAsync(office);
        var clerk = await office.AtPagesAsync("clerk");

        var page = await new HtmlParser().ParseDocumentAsync((await clerk.GetAsync("/deadlines?month=2026-09")).ShouldBe(200).Text);

        var links = page.QuerySelectorAll(".month .due, .month .day-rules a, .month-sum a").ToList();
        links.Count.ShouldBeGreaterThan(2);
        foreach (var link in links)
        {
            var list = await new HtmlParser().ParseDocumentAsync((await clerk.GetAsync(link.GetAttribute("href")!)).ShouldBe(200).Text);
            link.TextContent.ShouldContain(list.QuerySelectorAll("tr[data-row]").Length.ToString(System.Globalization.CultureInfo.InvariantCulture), customMessage: link.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Calendar_SaysRestDaysMakeUpDaysAndTheMonthsBeside()
    {
        var page = await new HtmlParser().ParseDocumentAsync((await (await office.AtPagesAsync("clerk")).GetAsync("/deadlines?month=2026-10")).ShouldBe(200).Text);

        page.QuerySelector("time[datetime='2026-10-01']")!.ParentElement!.TextContent.ShouldContain("休 国庆节");
        page.QuerySelector("time[datetime='2026-10-10']")!.ParentElement!.TextContent.ShouldContain("班 国庆节");
        page.QuerySelector("time[datetime='2026-10-11']")!.ParentElement!.TextContent.ShouldContain("周末");
        page.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("/deadlines?month=2026-09");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/deadlines?month=2026-11");
        page.QuerySelectorAll(".month tbody tr").Length.ShouldBe(5);
        page.Body!.TextContent.ShouldNotContain(Words.MissingMark);
    }

    [Theory]
    [InlineData("/deadlines?month=heute", "看不懂这个月份")]
    [InlineData("/deadlines/ranking?from=2026-09&to=2026-08", "结束日期必须在开始日期之后")]
    public async Task Month_ThatIsNone_IsSaid(string address, string said)
    {
        var page = await (await office.AtPagesAsync("clerk")).GetAsync(address);

        page.ShouldBe(422);
        page.Text.ShouldContain(said);
    }

    [Fact]
    public async Task Ranking_OnScreenAndSheet_IsTheSame()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "urban"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        var head = await office.AtPagesAsync("officehead");

        var page = await new HtmlParser().ParseDocumentAsync((await head.GetAsync("/deadlines/ranking?from=2026-01&to=2026-12&by=Forwarded")).ShouldBe(200).Text);
        var sheet = (await head.GetAsync("/deadlines/ranking?handler=Export&from=2026-01&to=2026-12&by=Forwarded")).ShouldBe(200);

        var row = page.QuerySelectorAll("#figures-ranking tbody tr").Single(r => r.TextContent.Contains("江湾区城市管理局", StringComparison.Ordinal));
        row.TextContent.ShouldContain("不排名");
        page.Body!.TextContent.ShouldNotContain(Words.MissingMark);
        using var file = new MemoryStream(sheet.Body);
        var line = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single(l => (string)l["承办单位"] == "江湾区城市管理局");
        Convert.ToInt32(line["应转出"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        row.Children[6].TextContent.Trim().ShouldBe(line["应转出"].ToString());
        (await office.DatabaseAsync(db => Task.FromResult(db.Journal.Count(e => e.Kind == "ranking.exported")))).ShouldBe(1);
    }
}
