using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;

namespace Petitions.Web.Tests.Pages;

/// <summary>A form that is sent after its session has ended, without any script: the text is there again after the sign-in.</summary>
public sealed class TypedTextTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    private const string Title = "会话结束时的来信";

    [Fact]
    public async Task Sheet_SentAfterTheSession_ComesBackAsADraft()
    {
        var clerk = await SentAfterTheSessionAsync("clerk");

        (await SignInAsync(clerk, "clerk")).ShouldBe(302);

        await clerk.FollowAsync();
        clerk.Page.QuerySelector("[name=title]")!.GetAttribute("value").ShouldBe(Title);
        // Nothing is registered until he sends it himself.
        (await clerk.SubmitAsync("form.sheet", [])).ShouldBe(302);
        clerk.Answer.Headers.Location!.ToString().ShouldStartWith("/cases/");
    }

    [Fact]
    public async Task Sheet_AfterAWrongPassword_IsStillCarriedAlong()
    {
        var clerk = await SentAfterTheSessionAsync("clerk2");

        (await clerk.SubmitAsync("form:has(#password)", [("userName", "clerk2"), ("password", "wrong")])).ShouldBe(422);
        (await SignInAsync(clerk, "clerk2")).ShouldBe(302);

        await clerk.FollowAsync();
        clerk.Page.QuerySelector("[name=title]")!.GetAttribute("value").ShouldBe(Title);
    }

    [Fact]
    public async Task Sheet_ThenSomebodyElseSignsIn_WhoMayNotFillIt_IsNotHis()
    {
        var visitor = await SentAfterTheSessionAsync("reception");

        (await SignInAsync(visitor, "urban")).ShouldBe(302);

        visitor.Answer.Headers.Location!.ToString().ShouldBe("/letters/new");
        await visitor.OpenAsync("/drafts");
        visitor.Text.ShouldNotContain(Title);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("HX-Request", "true")]
    public async Task Form_ThatNoPageOfOursSent_IsNotCarried(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/typed?to=/letters/new") { Content = new FormUrlEncodedContent([new("title", "x"), new("key", Guid.NewGuid().ToString("N"))]) };
        request.Headers.Add(header, value);

        var answer = await shared.Office.Visitor().Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(302);
    }

    [Fact]
    public async Task SealedText_ThatIsNotOurs_IsPassedOver()
    {
        var visitor = shared.Office.Visitor();
        await visitor.OpenAsync("/sign-in");

        (await visitor.SubmitAsync("form:has(#password)", [("userName", "archivist"), ("password", Password), ("typed", "forged")])).ShouldBe(302);

        visitor.Answer.Headers.Location!.ToString().ShouldBe("/");
    }

    private static string Password => Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";

    private static Task<int> SignInAsync(PageVisitor visitor, string account) =>
        visitor.SubmitAsync("form:has(#password)", [("userName", account), ("password", Password)]);

    /// <returns>Who stands before the sign-in page that his text has been carried to.</returns>
    private async Task<PageVisitor> SentAfterTheSessionAsync(string account)
    {
        var clerk = await shared.Office.SignInAsync(account);
        await clerk.OpenAsync("/letters/new");
        await using (var scope = shared.Office.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = "ding-hao";
            await scope.ServiceProvider.GetRequiredService<EndSessions>().RunAsync(account, TestContext.Current.CancellationToken);
        }
        (await clerk.SubmitAsync("form.sheet", [("title", Title)])).ShouldBe(200);
        clerk.Page.QuerySelector("#password").ShouldNotBeNull();
        return clerk;
    }
}
