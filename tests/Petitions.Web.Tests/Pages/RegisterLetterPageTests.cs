using AngleSharp.Html.Dom;

namespace Petitions.Web.Tests.Pages;

/// <summary>The registration sheet as it works without any script.</summary>
public sealed class RegisterLetterPageTests
{
    private const string Sheet = "form.sheet";

    [Fact]
    public async Task Sheet_Filled_RegistersTheLetterWithItsEnclosures()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/letters/new");

        (await clerk.SubmitAsync(Sheet,
        [
            ("title", "路灯损坏"), ("petitioner.name", "王芳"), ("enclosures[0].kind", "cash"), ("enclosures[0].description", "现金二百元"), ("enclosures[0].value", "200"),
            ("enclosures[1].kind", "photo"), ("enclosures[1].description", "照片三张"), ("enclosures[1].quantity", "3"),
        ])).ShouldBe(302);
        await clerk.FollowAsync();

        clerk.Page.QuerySelector(".slip h2")!.TextContent.ShouldBe("路灯损坏");
        var slip = clerk.Page.QuerySelector(".slip")!.TextContent;
        slip.ShouldContain("现金二百元 ×1");
        slip.ShouldContain("照片三张 ×3");
        clerk.Page.QuerySelector(".said")!.TextContent.ShouldContain("LX-2026-");
    }

    [Fact]
    public async Task Sheet_WithMistakes_KeepsWhatWasTypedAndLinksEachMistake()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/letters/new");

        (await clerk.SubmitAsync(Sheet, [("petitioner.name", "王芳"), ("jointCount", "好几个"), ("enclosures[0].kind", ""), ("enclosures[0].description", "照片")])).ShouldBe(422);

        Value(clerk, "petitioner.name").ShouldBe("王芳");
        Value(clerk, "jointCount").ShouldBe("好几个");
        Value(clerk, "enclosures[0].description").ShouldBe("照片");
        var links = clerk.Page.QuerySelectorAll(".problems a").Cast<IHtmlAnchorElement>().ToList();
        links.Count.ShouldBe(3);
        foreach (var link in links)
            clerk.Page.GetElementById(link.Hash.TrimStart('#')).ShouldNotBeNull(link.TextContent);
        var title = clerk.Page.QuerySelector("[name=title]")!;
        title.GetAttribute("aria-invalid").ShouldBe("true");
        clerk.Page.GetElementById(title.GetAttribute("aria-describedby")!)!.TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Sheet_WithASubjectInNoDictionary_SaysSoAndKeepsIt()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/letters/new");

        (await clerk.SubmitAsync(Sheet, [("title", "路灯损坏"), ("subjectCode", "路灯灯")])).ShouldBe(422);

        clerk.Page.QuerySelector(".problems")!.TextContent.ShouldContain("路灯灯");
        Value(clerk, "subjectCode").ShouldBe("路灯灯");
    }

    [Fact]
    public async Task Sheet_SentTwice_IsOneLetter()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/letters/new");
        var sheet = clerk.Page;

        await clerk.SubmitAsync(Sheet, [("title", "路灯损坏")]);
        var first = clerk.Answer.Headers.Location;
        var again = new PageVisitor(clerk.Client);
        await again.OpenAsync("/letters/new");
        await again.SubmitAsync(Sheet, [("title", "路灯损坏"), ("key", ((IHtmlInputElement)sheet.QuerySelector("[name=key]")!).Value)]);

        again.Answer.Headers.Location.ShouldBe(first);
        await again.OpenAsync("/cases");
        again.Page.QuerySelectorAll("table.list tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task PrivateLetter_IsRegisteredAsAnEnvelope()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/letters/new");

        (await clerk.SubmitAsync(Sheet, [("private", "true"), ("title", "不应保存"), ("addressee.asWritten", "林国栋亲启")])).ShouldBe(302);
        await clerk.FollowAsync();

        clerk.Text.ShouldNotContain("不应保存");
        clerk.Text.ShouldContain("林国栋亲启");
    }

    [Fact]
    public async Task Sheet_ForSomebodyWhoReceivesNoLetters_IsNotThere()
    {
        using var office = new PageOffice();
        var urban = await office.SignInAsync("urban");

        (await urban.OpenAsync("/letters/new")).ShouldBe(404);
    }

    private static string Value(PageVisitor visitor, string name) => ((IHtmlInputElement)visitor.Page.QuerySelector($"[name='{name}']")!).Value;
}
