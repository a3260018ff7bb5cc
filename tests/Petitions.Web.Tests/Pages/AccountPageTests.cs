namespace Petitions.Web.Tests.Pages;

/// <summary>Everybody keeps the password of his own account, and of no other.</summary>
public sealed class AccountPageTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    private static readonly string Present = Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";

    [Fact]
    public async Task OwnPassword_Changed_SignsOutElsewhereOnly()
    {
        const string wanted = "鼓楼东街-2026-秋天-雨后";
        var here = await shared.Office.SignInAsync("clerk2");
        var elsewhere = await shared.Office.SignInAsync("clerk2");

        (await ChangeAsync(here, Present, wanted, wanted)).ShouldBe(302);

        (await here.OpenAsync("/account")).ShouldBe(200);
        (await elsewhere.OpenAsync("/account")).ShouldBe(302);
        (await SignInAsync("clerk2", Present)).ShouldBe(422);
        (await SignInAsync("clerk2", wanted)).ShouldBe(302);
    }

    [Theory]
    [InlineData("not-the-password", "long enough a password", "long enough a password", "present")]
    [InlineData(null, "long enough a password", "long enough another", "again")]
    [InlineData(null, "short", "short", "wanted")]
    [InlineData(null, null, null, "wanted")]
    public async Task OwnPassword_RefusedByARule_SaysWhichFieldAndStays(string? present, string? wanted, string? again, string field)
    {
        var urban = await shared.Office.SignInAsync("urban");

        (await ChangeAsync(urban, present ?? Present, wanted ?? Present, again ?? Present)).ShouldBe(422);

        urban.Page.QuerySelector(".problems a")!.GetAttribute("href").ShouldBe($"#{field}");
        (await SignInAsync("urban", Present)).ShouldBe(302);
    }

    [Fact]
    public async Task OwnMails_Wished_StayAsWished()
    {
        var health = await shared.Office.SignInAsync("health");
        await health.OpenAsync("/account");
        health.Page.QuerySelector("input[name=wish][checked]")!.GetAttribute("value").ShouldBe("atOnce");

        (await health.SubmitAsync("form:has([name=wish])", [("wish", "daily")])).ShouldBe(302);

        await health.OpenAsync("/account");
        health.Page.QuerySelector("input[name=wish][checked]")!.GetAttribute("value").ShouldBe("daily");
    }

    private static async Task<int> ChangeAsync(PageVisitor visitor, string present, string wanted, string again)
    {
        await visitor.OpenAsync("/account");
        return await visitor.SubmitAsync("form:has(#present)", [("present", present), ("wanted", wanted), ("again", again)]);
    }

    private async Task<int> SignInAsync(string account, string password)
    {
        var visitor = shared.Office.Visitor();
        await visitor.OpenAsync("/sign-in");
        return await visitor.SubmitAsync("form:has(#password)", [("userName", account), ("password", password)]);
    }
}
