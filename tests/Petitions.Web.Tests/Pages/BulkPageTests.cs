using System.Text.Json.Nodes;

namespace Petitions.Web.Tests.Pages;

/// <summary>Several at once: told before, done one by one, refused one by one.</summary>
public sealed class BulkPageTests
{
    [Fact]
    public async Task Claim_OfThreeOfWhichOneIsTaken_TellsFirstAndClaimsTwo()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var colleague = await office.SignInAsync("clerk2");
        foreach (var title in new[] { "路灯损坏", "河道污染", "占道经营" })
            await clerk.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = title });
        await clerk.OpenAsync("/tasks");
        var tasks = clerk.Page.QuerySelectorAll("[name=key]").Select(b => b.GetAttribute("value")!).ToList();
        await colleague.OpenAsync($"/tasks/{tasks[0]}");
        await colleague.SubmitAsync("form[action*=Claim], form[action*=claim]", []);

        await clerk.OpenAsync("/tasks");
        (await clerk.SubmitAsync("#bulk", [("act", "Claim"), .. tasks.Select(t => ("key", t))])).ShouldBe(200);

        clerk.Page.QuerySelector("[data-announce]")!.TextContent.ShouldContain("将影响 2 件");
        clerk.Text.ShouldContain("李娜");
        clerk.Page.QuerySelectorAll("input[name=key]").Length.ShouldBe(2);
        (await ClaimedAsync(clerk)).ShouldBe(1, "nothing is done before it is confirmed");

        await clerk.SubmitAsync("#bulk", [("act", "Claim"), .. tasks.Select(t => ("key", t))]);
        (await clerk.SubmitAsync("form[action*=Do]", [])).ShouldBe(200);

        clerk.Page.QuerySelector(".said")!.TextContent.ShouldContain("已完成 2 件");
        (await ClaimedAsync(clerk)).ShouldBe(3);
    }

    [Fact]
    public async Task Approve_OfWhatChangedSinceThePreview_IsRefusedAndTheOtherApproved()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var tasks = new List<string>();
        foreach (var title in new[] { "路灯损坏", "河道污染" })
            tasks.Add(await ProposedAsync(clerk, title));
        var head = await office.SignInAsync("officehead");
        await head.OpenAsync("/approvals");
        await head.SubmitAsync("#bulk", [("act", "Approve"), .. tasks.Select(t => ("key", t))]);
        head.Text.ShouldContain("→");
        var preview = head.Page;
        var between = new PageVisitor(head.Client);
        await between.OpenAsync($"/tasks/{tasks[0]}");
        await between.SubmitAsync("form[action*=Claim], form[action*=claim]", []);

        var versions = preview.QuerySelectorAll("[name=version]").Select(v => ("version", v.GetAttribute("value")!));
        await between.OpenAsync("/approvals");
        (await between.SubmitAsync("#bulk", [("act", "Approve"), .. preview.QuerySelectorAll("[name=key]").Select(k => ("key", k.GetAttribute("value")!)), .. versions], to: "/bulk?handler=Do")).ShouldBe(200);

        between.Page.QuerySelector(".said")!.TextContent.ShouldContain("已完成 1 件");
        between.Page.QuerySelectorAll(".problems li").Length.ShouldBe(1);
        await between.OpenAsync("/approvals");
        between.Page.QuerySelectorAll(".approval").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Follow_OfCases_IgnoresWhatIsNotThere()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var number = (await clerk.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "路灯损坏" }))["number"]!.GetValue<string>();
        await clerk.OpenAsync("/cases");
        (string, string)[] ticked = [("act", "Follow"), ("key", number), ("key", "LX-2026-0000000"), ("back", "https://elsewhere.example/")];

        await clerk.SubmitAsync("#bulk", ticked);
        clerk.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        await clerk.SubmitAsync("form[action*=Do]", []);

        clerk.Page.QuerySelector("main a.btn")!.GetAttribute("href").ShouldBe("/tasks", "no way out of the house");
        await clerk.OpenAsync("/cases?followed=true");
        clerk.Page.QuerySelectorAll("table.list tbody tr").Length.ShouldBe(1);
    }

    private static async Task<int> ClaimedAsync(PageVisitor visitor)
    {
        await visitor.OpenAsync("/tasks");
        return visitor.Page.QuerySelectorAll("tr[data-row]").Count(r => r.LastElementChild!.TextContent.Trim().Length > 0);
    }

    private static async Task<string> ProposedAsync(PageVisitor clerk, string title)
    {
        var number = (await clerk.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = title }))["number"]!.GetValue<string>();
        await CompleteAsync(clerk, "clerk", number, "read", new JsonObject
        {
            ["abstract"] = new JsonObject { ["who"] = "王芳", ["what"] = "经过", ["request"] = "请求" },
            ["class"] = "claim",
            ["urgency"] = "ordinary",
            ["credibility"] = "credible",
            ["accused"] = new JsonObject { ["state"] = "none" },
            ["attachmentsRead"] = true,
        });
        await CompleteAsync(clerk, "clerk", number, "proposed", new JsonObject { ["method"] = "refer", ["target"] = new JsonObject { ["unit"] = "health" } });
        return await TaskAsync(clerk, "officehead", number);
    }

    private static async Task CompleteAsync(PageVisitor visitor, string account, string number, string outcome, JsonObject data) =>
        await visitor.ApiAsync(account, $"/api/tasks/{await TaskAsync(visitor, account, number)}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = data });

    private static async Task<string> TaskAsync(PageVisitor visitor, string account, string number) =>
        (await visitor.ApiAsync(account, "/api/tasks"))["items"]!.AsArray().Single(t => t!["number"]!.GetValue<string>() == number)!["id"]!.GetValue<string>();
}
