using System.Text.Json.Nodes;

namespace Petitions.Web.Tests.Pages;

/// <summary>The one page for every step.</summary>
public sealed class TaskPageTests
{
    [Fact]
    public async Task Reading_OfANamedAccused_TakesTheCaseFromHim()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await OpenReadingAsync(clerk);

        (await clerk.SubmitAsync("form:has([name=outcome][value=read])", [.. Reading, ("class", "accusation"), ("accused.state", "named"), ("accused.people", "zheng-jianguo")])).ShouldBe(302);

        await clerk.OpenAsync("/cases");
        clerk.Page.QuerySelectorAll("table.list tbody tr").ShouldBeEmpty();
        var sealedOfficer = await office.SignInAsync("sealed");
        await sealedOfficer.OpenAsync("/tasks");
        await sealedOfficer.OpenAsync(sealedOfficer.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        var units = sealedOfficer.Page.QuerySelectorAll("select[name='target.unit'] option").Select(o => o.GetAttribute("value")).ToList();
        units.ShouldContain("health");
        units.ShouldNotContain("urban");
        sealedOfficer.Page.QuerySelectorAll("[name=method][value=noAction]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Reading_OfDescribedAccused_KeepsTheLettersWords()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await OpenReadingAsync(clerk);

        (await clerk.SubmitAsync("form:has([name=outcome][value=read])",
            [.. Reading, ("class", "claim"), ("accused.state", "named"), ("accused.described[0].title", "村里的书记"), ("accused.described[0].place", "李家村")])).ShouldBe(302);

        await clerk.OpenAsync("/cases");
        await clerk.OpenAsync(clerk.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        clerk.Page.QuerySelector(".slip")!.TextContent.ShouldContain("村里的书记");
    }

    [Fact]
    public async Task Form_OfATaskChangedMeanwhile_KeepsWhatWasTypedAndSaysSo()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var path = await OpenReadingAsync(clerk);
        var before = clerk.Page;
        await clerk.SubmitAsync("form[action*=Claim], form[action*=claim]", []);
        var stale = new PageVisitor(clerk.Client);
        await stale.OpenAsync(path);

        (await stale.SubmitAsync("form:has([name=outcome][value=read])", [.. Reading, ("class", "claim"), ("accused.state", "none"), ("version", before.QuerySelector("[name=version]")!.GetAttribute("value")!)])).ShouldBe(409);

        stale.Page.QuerySelector("[name='abstract.what']")!.TextContent.Trim().ShouldBe("路灯坏了");
        stale.Page.QuerySelector(".problems")!.TextContent.ShouldContain("已有变动");
    }

    [Fact]
    public async Task Form_SentASecondTime_IsAnsweredAsDone()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var path = await OpenReadingAsync(clerk);
        var second = new PageVisitor(clerk.Client);
        await second.OpenAsync(path);
        (string, string)[] typed = [.. Reading, ("class", "claim"), ("accused.state", "none")];

        (await clerk.SubmitAsync("form:has([name=outcome][value=read])", typed)).ShouldBe(302);
        (await second.SubmitAsync("form:has([name=outcome][value=read])", typed)).ShouldBe(302);
        await second.FollowAsync();

        second.Page.QuerySelector(".said")!.TextContent.ShouldContain("没有重复办理");
    }

    [Fact]
    public async Task Form_OfATaskThatAColleagueFinished_ShowsBothTexts()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var path = await OpenReadingAsync(clerk);
        var colleague = await office.SignInAsync("clerk2");
        await colleague.OpenAsync(path);
        (await colleague.SubmitAsync("form:has([name=outcome][value=read])", [.. Reading.Where(f => f.Item1 != "abstract.what"), ("abstract.what", "路灯全坏了"), ("class", "claim"), ("accused.state", "none")])).ShouldBe(302);

        (await clerk.SubmitAsync("form:has([name=outcome][value=read])", [.. Reading, ("class", "suggestion"), ("accused.state", "none")])).ShouldBe(409);

        var typed = clerk.Page.QuerySelector(".gone-typed")!.TextContent;
        typed.ShouldContain("路灯坏了");
        typed.ShouldContain("建议意见");
        clerk.Page.QuerySelector(".left")!.TextContent.ShouldContain("路灯全坏了");
        clerk.Page.QuerySelector(".left .panel")!.TextContent.ShouldContain("李娜");
    }

    [Fact]
    public async Task Proposal_ThatWasReturned_IsThereAgainWithTheReasonWhy()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await OpenReadingAsync(clerk);
        await clerk.SubmitAsync("form:has([name=outcome][value=read])", [.. Reading, ("class", "claim"), ("accused.state", "none")]);
        await OpenFirstAsync(clerk);
        await clerk.SubmitAsync("form:has([name=outcome][value=proposed])", [("method", "refer"), ("target.unit", "health"), ("reason", "属卫健局职责")]);
        var head = await office.SignInAsync("officehead");
        await OpenFirstAsync(head);
        (await head.SubmitAsync("form:has([name=outcome][value=returned])", [("opinion", "请核实职责")])).ShouldBe(302);

        await OpenFirstAsync(clerk);

        clerk.Page.QuerySelector(".came-back")!.TextContent.ShouldContain("请核实职责");
        clerk.Page.QuerySelector("[name=method][value=refer]")!.HasAttribute("checked").ShouldBeTrue();
        clerk.Page.QuerySelector("[name='target.unit'] option[selected]")!.GetAttribute("value").ShouldBe("health");
        clerk.Page.QuerySelector("[name=reason]")!.TextContent.ShouldContain("属卫健局职责");
    }

    [Fact]
    public async Task Step_ThatOnlyAWorkflowFileKnows_HasAForm()
    {
        var folder = Directory.CreateTempSubdirectory("petitions-workflows-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "letter.json"), await WithStrangeStepAsync(), TestContext.Current.CancellationToken);
            using var office = new PageOffice(folder.FullName);
            var clerk = await office.SignInAsync("clerk");
            await OpenReadingAsync(clerk);

            clerk.Page.QuerySelector("h1")!.TextContent.ShouldContain("weigh");
            (await clerk.SubmitAsync("form:has([name=outcome][value=heavy])", [("note", "三百克")])).ShouldBe(302);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string, string)[] Reading =>
        [("abstract.who", "王芳"), ("abstract.what", "路灯坏了"), ("abstract.request", "修好"), ("urgency", "ordinary"), ("credibility", "credible"), ("attachmentsRead", "true")];

    private static async Task OpenFirstAsync(PageVisitor visitor)
    {
        await visitor.OpenAsync("/tasks");
        (await visitor.OpenAsync(visitor.Page.QuerySelector("tbody th a")!.GetAttribute("href")!)).ShouldBe(200);
    }

    private static async Task<string> OpenReadingAsync(PageVisitor clerk)
    {
        await clerk.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "路灯损坏" });
        await clerk.OpenAsync("/tasks");
        var path = clerk.Page.QuerySelector("tbody th a")!.GetAttribute("href")!;
        (await clerk.OpenAsync(path)).ShouldBe(200);
        return path;
    }

    /// <summary>Before a letter is read, a step that the house has no rules for.</summary>
    private static async Task<string> WithStrangeStepAsync()
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Petitions.Process.WorkflowFolder.Find(), "letter.json")))!;
        var activities = file["root"]!["activities"]!.AsArray();
        var weigh = activities.Single(a => a!["id"]!.GetValue<string>() == "read")!.DeepClone();
        (weigh["id"], weigh["nodeId"]) = ("weigh", "letter:root:weigh");
        weigh["taskName"]!["expression"]!["value"] = "weigh";
        weigh["payload"]!["expression"]!["value"] = "return {role: 'clerk', outcomes: ['light', 'heavy']}";
        activities.Add(weigh);
        var connections = file["root"]!["connections"]!.AsArray();
        connections.Single(c => c!["target"]!["activity"]!.GetValue<string>() == "read")!["target"]!["activity"] = "weigh";
        connections.Add(JsonNode.Parse("""{"source": {"activity": "weigh", "port": "Done"}, "target": {"activity": "read", "port": "In"}}"""));
        return file.ToJsonString();
    }
}
