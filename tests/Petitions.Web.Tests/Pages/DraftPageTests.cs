namespace Petitions.Web.Tests.Pages;

/// <summary>What was typed and not sent is there again; and nowhere else.</summary>
public sealed class DraftPageTests
{
    private static readonly Guid Sheet = new("11111111-2222-4333-8444-555555555555");

    [Fact]
    public async Task Sheet_KeptWhileTyping_IsRestoredAndListedUntilItIsSent()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        (await KeepAsync(clerk, $"letter:{Sheet:N}", ("title", "路灯损坏"), ("petitioner.name", "王芳"), ("channel", "post"), ("receivedAt", "2026-09-18T09:00"), ("opened", "true"))).ShouldBe(200);

        await clerk.OpenAsync("/");
        clerk.Text.ShouldContain("路灯损坏");
        (await clerk.OpenAsync($"/letters/new?draft={Sheet}")).ShouldBe(200);
        Value(clerk, "petitioner.name").ShouldBe("王芳");
        clerk.Page.QuerySelector("[data-draft-state]")!.TextContent.ShouldContain("已恢复");

        (await clerk.SubmitAsync("form.sheet", [])).ShouldBe(302);
        await clerk.OpenAsync("/drafts");
        clerk.Page.QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task NewSheet_BesideAnUnfinishedOne_StartsEmptyAndPointsAtIt()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await KeepAsync(clerk, $"letter:{Sheet:N}", ("title", "路灯损坏"));

        await clerk.OpenAsync("/letters/new");

        Value(clerk, "title").ShouldBe("");
        clerk.Page.QuerySelector(".unfinished a")!.GetAttribute("href").ShouldBe($"/letters/new?draft={Sheet:N}");
    }

    [Fact]
    public async Task Draft_OfSomebodyElse_IsNotThere()
    {
        using var office = new PageOffice();
        await KeepAsync(await office.SignInAsync("clerk"), $"letter:{Sheet:N}", ("title", "路灯损坏"));
        var reception = await office.SignInAsync("reception");

        await reception.OpenAsync($"/letters/new?draft={Sheet}");

        Value(reception, "title").ShouldBe("");
        await reception.OpenAsync("/drafts");
        reception.Text.ShouldNotContain("路灯损坏");
    }

    [Fact]
    public async Task TaskForm_KeptWhileTyping_IsRestoredAndCanBeDiscarded()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var task = await ReadingAsync(clerk);
        await KeepAsync(clerk, $"task:{task}", ("outcome", "read"), ("abstract.what", "路灯坏了三个月"));

        await clerk.OpenAsync($"/tasks/{task}");
        Value(clerk, "abstract.what").ShouldBe("路灯坏了三个月");
        (await clerk.SubmitAsync("form[data-drops-draft]", [])).ShouldBe(302);
        await clerk.FollowAsync();

        Value(clerk, "abstract.what").ShouldBe("");
    }

    [Fact]
    public async Task TaskForm_OfNobodysTask_KeepsNothing()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var task = await ReadingAsync(clerk);
        var urban = await office.SignInAsync("urbanhead");

        (await KeepAsync(urban, $"task:{task}", ("outcome", "read"))).ShouldBe(404);
        (await KeepAsync(urban, $"task:{Sheet}", ("outcome", "read"))).ShouldBe(404);
        (await KeepAsync(urban, $"letter:{Sheet:N}", ("title", "x"))).ShouldBe(404);
        (await KeepAsync(clerk, "anything", ("title", "x"))).ShouldBe(404);
    }

    private static async Task<string> ReadingAsync(PageVisitor clerk)
    {
        await clerk.ApiAsync("clerk", "/api/letters", new System.Text.Json.Nodes.JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "路灯损坏" });
        await clerk.OpenAsync("/tasks");
        return clerk.Page.QuerySelector("tbody th a")!.GetAttribute("href")!["/tasks/".Length..];
    }

    private static async Task<int> KeepAsync(PageVisitor visitor, string form, params (string Name, string Value)[] fields)
    {
        await visitor.OpenAsync("/drafts");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("draft-form", form)).Append(("draft-title", fields.FirstOrDefault(f => f.Name == "title").Value ?? "")))
            content.Add(new StringContent(value), name);
        content.Add(new StringContent(visitor.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        return (int)(await visitor.Client.PostAsync(new Uri("/drafts?handler=Keep", UriKind.Relative), content)).StatusCode;
    }

    private static string Value(PageVisitor visitor, string name) => visitor.Page.QuerySelector($"[name='{name}']") switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value.Trim(),
        var input => input!.GetAttribute("value") ?? "",
    };
}
