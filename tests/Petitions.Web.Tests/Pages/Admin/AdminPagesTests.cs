namespace Petitions.Web.Tests.Pages.Admin;

/// <summary>系统管理 without scripts: units, people, accounts and dictionaries, with their refusals.</summary>
public sealed class AdminPagesTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    private const string Form = "main form[method=post].panel";
    private readonly PageOffice office = shared.Office;

    [Fact]
    public async Task Menu_OfTheAdministrator_LeadsToEveryArea()
    {
        var admin = await office.SignInAsync("admin");
        (await admin.OpenAsync("/admin")).ShouldBe(200);

        foreach (var link in admin.Page.QuerySelectorAll(".areas a").Select(a => a.GetAttribute("href")!).ToList())
        {
            (await admin.OpenAsync(link)).ShouldBe(200, link);
            admin.Text.ShouldNotContain(Words.MissingMark);
        }
        (await office.SignInAsync("clerk")).Page.QuerySelector("a[href='/admin']").ShouldBeNull();
    }

    [Fact]
    public async Task Unit_FromSettingUpToClosing_GoesThroughItsForms()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/units/new?parent=urban");
        (await admin.SubmitAsync(Form, [("name", "园林绿化管理所"), ("englishName", "Parks Section"), ("kind", "section")])).ShouldBe(302);
        await admin.FollowAsync();
        admin.Text.ShouldContain("园林绿化管理所");

        await admin.OpenAsync("/admin/units/parks-section/move");
        (await admin.SubmitAsync(Form, [("parent", "housing")])).ShouldBe(302);
        await admin.OpenAsync("/admin/units/parks-section/close");
        (await admin.SubmitAsync(Form, [("on", "2026-12-31")])).ShouldBe(302);
        await admin.FollowAsync();
        admin.Text.ShouldContain("至 2026-12-31 止");
    }

    [Fact]
    public async Task Move_UnderItself_SaysSoBesideTheFieldAndKeepsTheChoice()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/units/urban/move");

        (await admin.SubmitAsync(Form, [("parent", "urban-enforcement")])).ShouldBe(422);

        admin.Page.QuerySelector(".problems a")!.GetAttribute("href").ShouldBe("#form-parent");
        admin.Page.QuerySelector("#form-parent-problem")!.TextContent.ShouldContain("自己的下级");
        admin.Page.QuerySelector("#form-parent option[selected]")!.GetAttribute("value").ShouldBe("urban-enforcement");
    }

    [Fact]
    public async Task Post_SecondHead_IsRefusedByNameAndLosesNothing()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/relations/post/new?unit=health");

        (await admin.SubmitAsync(Form, [("person", "liao-ting"), ("postKind", "head"), ("title", "代理局长"), ("from", "2026-10-01")])).ShouldBe(422);

        admin.Page.QuerySelector(".problems")!.TextContent.ShouldContain("崔红");
        admin.Page.QuerySelector("#form-title")!.GetAttribute("value").ShouldBe("代理局长");
        admin.Page.QuerySelector("#form-from")!.GetAttribute("value").ShouldBe("2026-10-01");
    }

    [Fact]
    public async Task Person_WithNameDelegationAndItsEnd_ShowsThemAll()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/people/new");
        (await admin.SubmitAsync(Form, [("name", "欧阳娜娜")])).ShouldBe(302);
        await admin.FollowAsync();
        var page = admin.Page.QuerySelector("a[href$='/edit']")!.GetAttribute("href")![..^"/edit".Length];

        await admin.OpenAsync($"{page}/names/new");
        (await admin.SubmitAsync(Form, [("name", "欧阳大姐")])).ShouldBe(302);
        var person = page["/admin/people/".Length..];
        await admin.OpenAsync($"/admin/relations/delegation/new?person={person}");
        (await admin.SubmitAsync(Form, [("delegate", "liao-ting"), ("reason", "学习"), ("from", "2026-10-08")])).ShouldBe(302);
        await admin.FollowAsync();
        admin.Text.ShouldContain("欧阳大姐");
        admin.Text.ShouldContain("自 2026-10-08 起");

        await admin.OpenAsync(admin.Page.QuerySelector("a[href$='/end']")!.GetAttribute("href")!);
        (await admin.SubmitAsync(Form, [("on", "2026-10-08")])).ShouldBe(302);
        await admin.OpenAsync("/admin/people?text=oydj");
        admin.Page.QuerySelectorAll("#list tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Account_NewPassword_IsShownOnceAndSignsIn()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/accounts/new?person=mao-xiuying");
        (await admin.SubmitAsync(Form, [("userName", "parks"), ("role", "departmentHandler")])).ShouldBe(302);
        await admin.FollowAsync();
        var password = admin.Page.QuerySelector(".password")!.TextContent;

        await admin.OpenAsync("/admin/accounts/parks");
        admin.Page.QuerySelector(".password").ShouldBeNull();
        var visitor = office.Visitor();
        await visitor.OpenAsync("/sign-in");
        (await visitor.SubmitAsync("form:has(#password)", [("userName", "parks"), ("password", password)])).ShouldBe(302);

        await admin.SubmitAsync("form[action*='handler=Lock']", []);
        (await visitor.OpenAsync("/")).ShouldBe(302);
        visitor.Answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    [Fact]
    public async Task Account_HisOwn_IsRefusedInWords()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/accounts/admin");

        await admin.SubmitAsync("form[action*='handler=Lock']", []);
        await admin.FollowAsync();

        admin.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("另一位管理员");
    }

    [Fact]
    public async Task Dictionary_AddWithoutParentThenRight_IsOfferedAtTheDesk()
    {
        var admin = await office.SignInAsync("admin");
        await admin.OpenAsync("/admin/dictionary/subject/new");
        (await admin.SubmitAsync(Form, [("code", "7701"), ("name", "共享单车停放"), ("englishName", "Shared bicycles")])).ShouldBe(422);
        admin.Page.QuerySelector("#form-name")!.GetAttribute("value").ShouldBe("共享单车停放");

        (await admin.SubmitAsync(Form, [("code", "010477")])).ShouldBe(302);
        await admin.FollowAsync();
        admin.Text.ShouldContain("gxdctf");
        var clerk = await office.SignInAsync("clerk");
        await clerk.OpenAsync("/letters/new");
        clerk.Page.QuerySelector("datalist option[value='010477']").ShouldNotBeNull();
    }
}
