using System.Text.Json.Nodes;
using Petitions.Desk;

namespace Petitions.Web.Tests.Pages;

/// <summary>Who else has a case open.</summary>
public sealed class PresencePageTests
{
    [Fact]
    public async Task Case_OpenAtTwoDesks_NamesEachToTheOtherUntilHeLeaves()
    {
        using var office = new PageOffice();
        var (clerk, colleague) = (await office.SignInAsync("clerk"), await office.SignInAsync("clerk2"));
        var here = await ReceiveAsync(clerk);

        (await HereAsync(clerk, here)).ShouldBeEmpty();
        (await HereAsync(colleague, here)).ShouldContain("赵敏");
        (await HereAsync(clerk, here)).ShouldContain("李娜");

        office.Time.Advance(Presence.Fresh);
        (await HereAsync(clerk, here)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SomebodyAccusedMeanwhile_IsNamedToNobodyAndToldNothing()
    {
        using var office = new PageOffice();
        var (clerk, leader) = (await office.SignInAsync("clerk"), await office.SignInAsync("leader"));
        var here = await ReceiveAsync(clerk);
        var number = here.Split('/')[2];
        await ReadAsync(clerk, number);
        await HereAsync(leader, here);
        (await HereAsync(clerk, here)).ShouldContain("高振华");

        await clerk.OpenAsync($"/cases/{number}/accused");
        (await clerk.SubmitAsync("form.guarded", [("state", "named"), ("people", "gao-zhenhua")])).ShouldBe(302);

        (await clerk.OpenAsync(here)).ShouldBe(404, "the clerk answers to him");
        var other = await office.SignInAsync("auditor");
        (await HereAsync(other, here)).ShouldBeEmpty();
        (await leader.OpenAsync(here)).ShouldBe(404);
    }

    [Fact]
    public async Task Poll_OfAnOpenPage_DoesNotKeepASessionAlive()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var here = await ReceiveAsync(clerk);
        office.Time.Advance(TimeSpan.FromHours(6));
        using var poll = new HttpRequestMessage(HttpMethod.Get, here) { Headers = { { "HX-Request", "true" } } };

        (await clerk.Client.SendAsync(poll, TestContext.Current.CancellationToken)).Headers.Contains("Set-Cookie").ShouldBeFalse();

        office.Time.Advance(TimeSpan.FromHours(5));
        (await clerk.OpenAsync(here)).ShouldBe(302);
    }

    private static async Task<string> ReceiveAsync(PageVisitor clerk) =>
        $"/cases/{(await clerk.ApiAsync("clerk", "/api/letters", new JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "路灯损坏" }))["number"]}/here";

    private static async Task ReadAsync(PageVisitor clerk, string number)
    {
        await clerk.OpenAsync($"/cases/{number}");
        await clerk.OpenAsync(clerk.Page.QuerySelector(".now a")!.GetAttribute("href")!);
        (await clerk.SubmitAsync("form:has([name=outcome][value=read])",
        [
            ("abstract.who", "王芳"), ("abstract.what", "经过"), ("abstract.request", "请求"), ("class", "claim"), ("urgency", "ordinary"), ("credibility", "credible"),
            ("accused.state", "none"), ("attachmentsRead", "true"),
        ])).ShouldBe(302);
    }

    private static async Task<string> HereAsync(PageVisitor visitor, string path)
    {
        (await visitor.OpenAsync(path)).ShouldBe(200);
        return visitor.Page.QuerySelector("#here-now")!.TextContent.Trim();
    }
}
