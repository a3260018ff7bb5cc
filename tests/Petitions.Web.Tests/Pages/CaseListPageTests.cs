using System.Text.Json.Nodes;
using MiniExcelLibs;

namespace Petitions.Web.Tests.Pages;

/// <summary>The list of cases: what stands in its address is what is shown, kept, exported and printed.</summary>
public sealed class CaseListPageTests
{
    private const string Narrowed = "/cases?class=claim&method=refer&unit=health&cols=number,title,unit,place&sort=title&desc=false";

    [Fact]
    public async Task List_NarrowedAndSortedInTheAddress_ShowsTheseInThisOrder()
    {
        using var office = new PageOffice();
        var clerk = await FilledAsync(office);

        await clerk.OpenAsync(Narrowed);
        Titles(clerk).ShouldBe(["医院收费", "药店停业"]);
        await clerk.OpenAsync(Narrowed.Replace("desc=false", "desc=true", StringComparison.Ordinal));
        Titles(clerk).ShouldBe(["药店停业", "医院收费"]);
        await clerk.OpenAsync("/cases?from=2026-09-19");
        Titles(clerk).ShouldBeEmpty();
        await clerk.OpenAsync("/cases?from=2026-09-18&to=2026-09-18&stage=registered");
        Titles(clerk).ShouldBe(["路灯损坏"]);
        await clerk.OpenAsync("/cases?late=true");
        Titles(clerk).ShouldBeEmpty();
        office.Time.Advance(TimeSpan.FromDays(9));
        clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/cases?late=true");
        Titles(clerk).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Columns_AreThoseOfTheAddress_AndEachLinkTakesOneAwayOrAddsOne()
    {
        using var office = new PageOffice();
        var clerk = await FilledAsync(office);
        await clerk.OpenAsync(Narrowed);

        Columns(clerk).ShouldBe(["编号", "事由", "承办单位", "问题发生地"]);
        await clerk.OpenAsync(clerk.Page.QuerySelectorAll(".menu a").Single(a => a.TextContent.Contains("问题发生地", StringComparison.Ordinal)).GetAttribute("href")!);
        Columns(clerk).ShouldBe(["编号", "事由", "承办单位"]);
        Titles(clerk).Count.ShouldBe(2, "the filter stays");
        await clerk.OpenAsync("/cases?cols=nonsense");
        Columns(clerk).ShouldBe(["编号"]);
    }

    [Fact]
    public async Task View_SavedUnderAName_OpensTheSameListAndIsItsOwnersOnly()
    {
        using var office = new PageOffice();
        var clerk = await FilledAsync(office);
        await clerk.OpenAsync(Narrowed);
        await clerk.SubmitAsync("form[action*=SaveView]", [("name", "卫健局")]);

        await clerk.FollowAsync();
        var view = clerk.Page.QuerySelector(".views a")!;
        (view.TextContent, view.GetAttribute("aria-current")).ShouldBe(("卫健局", "page"));
        await clerk.OpenAsync(view.GetAttribute("href")!);
        Titles(clerk).Count.ShouldBe(2);
        var other = await office.SignInAsync("clerk2");
        await other.OpenAsync("/cases");
        other.Page.QuerySelectorAll(".views a").ShouldBeEmpty();
        await clerk.OpenAsync("/cases");
        await clerk.SubmitAsync("form[action*=SaveView]", [("name", " ")]);
        await clerk.FollowAsync();
        clerk.Page.QuerySelector("[role=alert]").ShouldNotBeNull();
        (await clerk.SubmitAsync(".views form", [])).ShouldBe(302);
        await clerk.OpenAsync("/cases");
        clerk.Page.QuerySelectorAll(".views a").ShouldBeEmpty();
    }

    [Fact]
    public async Task ExportAndPrint_HoldTheListAsItIsShown()
    {
        using var office = new PageOffice();
        var clerk = await FilledAsync(office);

        (await clerk.OpenAsync($"{Narrowed}&handler=Export")).ShouldBe(200);
        using var sheet = new MemoryStream(await clerk.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var rows = (await sheet.QueryAsync(useHeaderRow: true, cancellationToken: TestContext.Current.CancellationToken)).Cast<IDictionary<string, object>>().ToList();
        rows.Select(r => r["事由"]).ShouldBe(["医院收费", "药店停业"]);
        rows[0].Keys.ShouldBe(["编号", "事由", "承办单位", "问题发生地"]);

        (await clerk.OpenAsync(Narrowed.Replace("/cases", "/cases/print", StringComparison.Ordinal))).ShouldBe(200);
        clerk.Page.QuerySelectorAll("tbody tr").Select(r => r.Children[2].TextContent).ShouldBe(["医院收费", "药店停业"]);
    }

    [Fact]
    public async Task Text_ThatLooksLikeAFormula_StaysText()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await clerk.ApiAsync("clerk", "/api/letters", Opened("=1+1"));

        await clerk.OpenAsync("/cases?handler=Export");

        using var sheet = new MemoryStream(await clerk.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        (await sheet.QueryAsync(useHeaderRow: true, cancellationToken: TestContext.Current.CancellationToken)).Cast<IDictionary<string, object>>().Single()["事由"].ShouldBe("=1+1");
    }

    private static async Task<PageVisitor> FilledAsync(PageOffice office)
    {
        var clerk = await office.SignInAsync("clerk");
        foreach (var (title, unit) in new[] { ("药店停业", "health"), ("路灯损坏", null), ("医院收费", "health"), ("占道经营", "urban") })
        {
            var letter = await clerk.ApiAsync("clerk", "/api/letters", Opened(title));
            if (unit is not null)
                await ProposeAsync(clerk, letter["number"]!.GetValue<string>(), unit);
        }
        return clerk;
    }

    private static async Task ProposeAsync(PageVisitor clerk, string number, string unit)
    {
        await clerk.OpenAsync($"/cases/{number}");
        await clerk.OpenAsync(clerk.Page.QuerySelector(".now a")!.GetAttribute("href")!);
        (await clerk.SubmitAsync("form:has([name=outcome][value=read])",
        [
            ("abstract.who", "王芳"), ("abstract.what", "经过"), ("abstract.request", "请求"), ("class", "claim"), ("urgency", "ordinary"), ("credibility", "credible"),
            ("accused.state", "none"), ("attachmentsRead", "true"),
        ])).ShouldBe(302);
        await clerk.OpenAsync($"/cases/{number}");
        await clerk.OpenAsync(clerk.Page.QuerySelector(".now a")!.GetAttribute("href")!);
        (await clerk.SubmitAsync("form:has([name=outcome][value=proposed])", [("method", "refer"), ("target.unit", unit)])).ShouldBe(302);
    }

    private static JsonObject Opened(string title) => new() { ["channel"] = "post", ["opened"] = true, ["title"] = title, ["place"] = "江湾区" };

    private static List<string> Titles(PageVisitor visitor) => [.. visitor.Page.QuerySelectorAll("table.list tbody tr").Select(r => r.Children[2].TextContent.Trim())];

    private static List<string> Columns(PageVisitor visitor) => [.. visitor.Page.QuerySelectorAll("table.list thead th[aria-sort]").Select(h => h.TextContent.Trim())];
}
