using System.Net;
using System.Text.Json.Nodes;

namespace Petitions.Web.Tests.Pages;

/// <summary>Who gets a page at all, and what a page may do in a browser.</summary>
public sealed class PageSecurityTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cases")]
    [InlineData("/letters/new")]
    [InlineData("/approvals")]
    [InlineData("/cases/LX-2026-000000X/attachments/6d0d3f0e-0000-0000-0000-000000000000")]
    public async Task Page_WithoutSignIn_LeadsToSignIn(string path)
    {
        var anybody = shared.Office.Visitor();

        (await anybody.OpenAsync(path)).ShouldBe(302);

        anybody.Answer.Headers.Location!.ToString().ShouldContain("/sign-in?to=");
    }

    [Fact]
    public async Task Api_WithThePageCookieOnly_Answers401()
    {
        var clerk = await shared.Office.SignInAsync("clerk");

        (await clerk.OpenAsync("/api/cases")).ShouldBe(401);
    }

    [Fact]
    public async Task Post_WithoutFormToken_IsRefused()
    {
        var clerk = await shared.Office.SignInAsync("clerk");

        var answer = await clerk.Client.PostAsync(new Uri("/letters/new", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("title", "x")]), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Page_OfAHiddenCase_IsTheSameOctetsAsOfAMissingOne()
    {
        var api = shared.Office.Visitor();
        var letter = await api.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "关于某领导的来信" });
        var leader = await shared.Office.SignInAsync("urbanhead");

        (await leader.OpenAsync($"/cases/{letter["number"]}")).ShouldBe(404);
        var hidden = (await leader.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), Headers(leader.Answer));
        (await leader.OpenAsync("/cases/LX-2026-000000X")).ShouldBe(404);

        (await leader.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(hidden.Item1);
        Headers(leader.Answer).ShouldBe(hidden.Item2);
        (await leader.OpenAsync("/no-such-page")).ShouldBe(404);
        (await leader.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(hidden.Item1);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/letters/new")]
    [InlineData("/cases")]
    [InlineData("/collation")]
    public async Task Page_RunsNothingInlineAndAsksNobodyElse(string path)
    {
        var clerk = await shared.Office.SignInAsync("clerk");

        (await clerk.OpenAsync(path)).ShouldBe(200);

        clerk.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self';");
        clerk.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        clerk.Page.QuerySelectorAll("script:not([src]), style, [style], [onclick], [onchange]").ShouldBeEmpty();
        clerk.Page.QuerySelectorAll("[src], link[href], a[href], form[action]")
            .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action"))
            .ShouldAllBe(address => address!.StartsWith('/') || address.StartsWith('#'));
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var clerk = await shared.Office.SignInAsync("clerk");
        await clerk.OpenAsync("/");

        (await clerk.SubmitAsync("form[action='/sign-out']", [])).ShouldBe(302);

        (await clerk.OpenAsync("/")).ShouldBe(302);
    }

    private static string[] Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order()];
}
