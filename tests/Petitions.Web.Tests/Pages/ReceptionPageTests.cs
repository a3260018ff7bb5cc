namespace Petitions.Web.Tests.Pages;

/// <summary>The reception desk as it works without any script.</summary>
public sealed class ReceptionPageTests
{
    private const string Sheet = "form.sheet";

    /// <summary>A picture of one black dot.</summary>
    private const string Stroke = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

    private static readonly (string, string)[] Talk =
    [
        ("listened", "true"), ("statement", "小区自周一起停水。"), ("questions[0].asked", "几天了？"), ("questions[0].answered", "三天。"),
        ("truthToldAt", "2026-09-18T09:00"), ("readBackAt", "2026-09-18T09:00"), ("material", "none"), ("policyTold", "十五日内告知。"),
    ];

    [Fact]
    public async Task Morning_OfOneVisitor_FromTheDoorToTheNotice()
    {
        using var office = new PageOffice();
        var desk = await office.SignInAsync("reception");
        await desk.OpenAsync("/reception");
        (await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("petitioner.idNumber", "110101199003070018"), ("title", "小区停水三天")], "[value=call]")).ShouldBe(302);
        await desk.FollowAsync();
        (await desk.SubmitAsync("details:has([name=outcome][value=here]) form", [("class", "claim")])).ShouldBe(302);
        await desk.FollowAsync();
        desk.Page.QuerySelectorAll(".checkpoints > li").Length.ShouldBe(14);

        (await desk.SubmitAsync("details:has([name=outcome][value=complete]) form",
            [.. Talk, ("confirmation", "signedOnPaper")])).ShouldBe(302);
        await desk.FollowAsync();
        (await desk.SubmitAsync("details:has([name=outcome][value=answered]) form", [("answer", "明天恢复供水。"), ("basis", "《城市供水条例》")])).ShouldBe(302);
        await desk.FollowAsync();
        (await desk.SubmitAsync("details:has([name=outcome][value=told]) form", [("form", "written"), ("route", "当场答复"), ("procedure", "如有异议可再来访")])).ShouldBe(302);
        desk.Answer.Headers.Location!.ToString().ShouldBe("/reception");
        await desk.FollowAsync();

        desk.Page.QuerySelector("#queue tbody tr")!.TextContent.ShouldContain("已接谈");
        var number = (await desk.ApiAsync("reception", "/api/visits/queue"))[0]!["number"]!.GetValue<string>();
        (await desk.OpenAsync($"/cases/{number}/interview")).ShouldBe(200);
        desk.Text.ShouldContain("小区自周一起停水。");
        (await desk.OpenAsync($"/cases/{number}/notice")).ShouldBe(200);
        desk.Text.ShouldContain("江信告〔2026〕1号");
    }

    [Fact]
    public async Task Sheet_WithSixRepresentatives_KeepsWhatWasTyped()
    {
        using var office = new PageOffice();
        var desk = await office.SignInAsync("reception");
        await desk.OpenAsync("/reception");

        (await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("title", "征地补偿"), ("headcount", "12"), .. Enumerable.Range(0, 6).Select(i => ($"representatives[{i}].name", $"代表{i}"))])).ShouldBe(422);

        desk.Page.QuerySelector(".problems")!.TextContent.ShouldContain("不得超过5人");
        desk.Page.QuerySelector("[name='representatives[5].name']")!.GetAttribute("value").ShouldBe("代表5");
    }

    [Fact]
    public async Task Find_OfAKnownVisitor_ShowsHisCaseAndKeepsTheSheet()
    {
        using var office = new PageOffice();
        var desk = await office.SignInAsync("reception");
        await desk.OpenAsync("/reception");
        await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("title", "小区停水三天")]);
        await desk.OpenAsync("/reception");

        (await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("title", "又停水了")], "[value=find]")).ShouldBe(200);

        desk.Page.QuerySelector("#known")!.TextContent.ShouldContain("小区停水三天");
        desk.Page.QuerySelector("[name=title]")!.GetAttribute("value").ShouldBe("又停水了");
    }

    [Fact]
    public async Task Visitor_WhoComesAgain_IsHeardOnTheDeskAndNothingTypedIsLost()
    {
        using var office = new PageOffice();
        var desk = await office.SignInAsync("reception");
        await desk.OpenAsync("/reception");
        await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("title", "小区停水三天")], "[value=call]");
        await desk.FollowAsync();
        await desk.SubmitAsync("details:has([name=outcome][value=wrongLevel]) form", [("class", "claim"), ("goTo", "东川市信访局"), ("basis", "《信访工作条例》第二十条"), ("accused.state", "none")]);
        await desk.FollowAsync();
        await desk.SubmitAsync("details:has([name=outcome][value=told]) form", [("form", "written"), ("route", "东川市信访局"), ("procedure", "可到市局反映")]);
        await desk.OpenAsync("/reception");
        await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("safetyNote", "情绪激动")], "[value=find]");

        (await desk.SubmitAsync(Sheet, [], "#known button")).ShouldBe(302, desk.Text);
        await desk.OpenAsync("/reception");
        desk.Page.QuerySelector("#queue")!.TextContent.ShouldContain("续访");
        await desk.SubmitAsync(".call-next", []);
        await desk.FollowAsync();

        (await desk.SubmitAsync(".now-serving form:has([name=said])", [("said", "市局让我回来。"), ("told", "")])).ShouldBe(422);
        desk.Page.QuerySelector("[name=said]")!.TextContent.ShouldBe("市局让我回来。");
        (await desk.SubmitAsync(".now-serving form:has([name=said])", [("told", "我们与市局联系。")])).ShouldBe(302);
        var number = (await desk.ApiAsync("reception", "/api/visits/queue"))[1]!["number"]!.GetValue<string>();
        await desk.OpenAsync($"/cases/{number}");
        desk.Page.QuerySelector("h1")!.TextContent.ShouldContain("来访");
        desk.Text.ShouldContain("市局让我回来。");
        desk.Text.ShouldContain("情绪激动");
    }

    [Fact]
    public async Task Signature_DrawnOnTheTablet_IsKeptWithTheCaseAndPrinted()
    {
        using var office = new PageOffice();
        var desk = await office.SignInAsync("reception");
        await desk.OpenAsync("/reception");
        await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("title", "小区停水三天")], "[value=call]");
        await desk.FollowAsync();
        await desk.SubmitAsync("details:has([name=outcome][value=here]) form", [("class", "claim")]);
        await desk.FollowAsync();
        desk.Page.QuerySelector("[data-signature] canvas").ShouldNotBeNull();

        (await desk.SubmitAsync("details:has([name=outcome][value=complete]) form", [.. Talk, ("confirmation", "signedOnTablet")])).ShouldBe(422);
        (await desk.SubmitAsync("details:has([name=outcome][value=complete]) form", [.. Talk, ("confirmation", "signedOnTablet"), ("signature", $"data:image/png;base64,{Stroke}")])).ShouldBe(302, desk.Page.QuerySelector(".problems")?.TextContent);

        var number = (await desk.ApiAsync("reception", "/api/visits/queue"))[0]!["number"]!.GetValue<string>();
        await desk.OpenAsync($"/cases/{number}/interview");
        var picture = desk.Page.QuerySelector("img.signature-print")!.GetAttribute("src")!;
        (await desk.BytesAsync(picture)).ShouldBe(Convert.FromBase64String(Stroke));
    }

    [Fact]
    public async Task Screen_WithoutSignIn_ShowsTicketAndDeskAndNoName()
    {
        using var office = new PageOffice();
        var desk = await office.SignInAsync("reception");
        await desk.OpenAsync("/reception");
        await desk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("title", "小区停水三天")], "[value=call]");
        var hall = office.Visitor();

        (await hall.OpenAsync("/calls")).ShouldBe(200);

        hall.Text.ShouldContain("1 号");
        hall.Text.ShouldContain("1号窗口");
        hall.Text.ShouldNotContain("王芳");
        hall.Text.ShouldNotContain("停水");
    }
}
