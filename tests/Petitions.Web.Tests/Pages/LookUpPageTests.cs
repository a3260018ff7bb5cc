using System.Text.Json.Nodes;

namespace Petitions.Web.Tests.Pages;

/// <summary>What the sheet shows beside itself while somebody types.</summary>
public sealed class LookUpPageTests
{
    [Fact]
    public async Task LookUp_OfALetterLikeAnother_NamesItWithItsReasons()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var known = await clerk.ApiAsync("clerk", "/api/letters", new JsonObject
        {
            ["channel"] = "post",
            ["opened"] = true,
            ["title"] = "幸福路路灯损坏",
            ["petitioner"] = new JsonObject { ["name"] = "王芳" },
        });
        await clerk.OpenAsync("/letters/new");

        (await clerk.SubmitAsync("form.sheet", [("title", "幸福路路灯又损坏，郑建国不管"), ("petitioner.name", "王芳")], to: "/letters/look-up")).ShouldBe(200);

        var found = clerk.Page.QuerySelector("#found-lines")!;
        found.QuerySelector($"a[href='/cases/{known["number"]}']")!.GetAttribute("target").ShouldBe("_blank");
        found.TextContent.ShouldContain("可能重复");
        found.TextContent.ShouldContain("姓名相同");
        found.QuerySelector(".named")!.TextContent.ShouldContain("郑建国");
    }

    [Fact]
    public async Task LookUp_OfASealedCase_IsForClerksTheSameOctetsAsOfNone()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        (string, string)[] typed = [("title", "反映局长收受礼金"), ("petitioner.name", "王芳"), ("petitioner.phone", "13800000018")];
        var before = await AskAsync(clerk, typed);
        await clerk.ApiAsync("clerk", "/api/letters", new JsonObject
        {
            ["channel"] = "post",
            ["opened"] = true,
            ["title"] = "反映局长收受礼金",
            ["petitioner"] = new JsonObject { ["name"] = "王芳", ["phone"] = "13800000018" },
        });
        await clerk.OpenAsync("/tasks");
        await clerk.OpenAsync(clerk.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        (await clerk.SubmitAsync("form:has([name=outcome][value=read])",
        [
            ("abstract.who", "王芳"), ("abstract.what", "收受礼金"), ("abstract.request", "查处"), ("class", "accusation"), ("urgency", "ordinary"), ("credibility", "credible"),
            ("accused.state", "named"), ("accused.people", "zheng-jianguo"), ("attachmentsRead", "true"),
        ])).ShouldBe(302);

        (await AskAsync(clerk, typed)).ShouldBe(before);
    }

    [Fact]
    public async Task LookUp_ForSomebodyWhoReceivesNoLetters_IsNotThere()
    {
        using var office = new PageOffice();
        var urban = await office.SignInAsync("urban");

        (await urban.OpenAsync("/letters/look-up")).ShouldBe(404);
        await urban.OpenAsync("/drafts");
        (await urban.SubmitAsync("form[action='/sign-out']", [("title", "幸福路")], to: "/letters/look-up")).ShouldBe(404);
    }

    private static async Task<string> AskAsync(PageVisitor visitor, (string, string)[] typed)
    {
        await visitor.OpenAsync("/letters/new");
        (await visitor.SubmitAsync("form.sheet", typed, to: "/letters/look-up")).ShouldBe(200);
        return visitor.Page.QuerySelector("#found-lines")!.OuterHtml;
    }
}
