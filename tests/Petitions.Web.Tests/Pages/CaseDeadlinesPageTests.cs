using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>期限与督办 of a case: extension, pause, 催办 and 督办, by the forms that each is offered.</summary>
public sealed class CaseDeadlinesPageTests(WebOffice office) : IClassFixture<WebOffice>, IAsyncLifetime
{
    private Letter letter = null!;

    public async ValueTask InitializeAsync()
    {
        letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "urban"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.DoAsync("urban", "acknowledge", "accepted");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Extension_AskedByTheHandlerAndApprovedByHisHead_MovesTheDate()
    {
        var before = await HandlingAsync();
        (await FormAsync("urban", "Decide")).ShouldBeNull();

        var refused = await SendAsync("urban", "Ask", ("days", "30"), ("reason", " "));
        refused.ShouldBe(422);
        refused.Text.ShouldContain("请写明理由或内容");
        (await SendAsync("urban", "Ask", ("days", "30"), ("reason", "需要专业检测"))).ShouldBe(302);
        // Nobody grants himself more time, and he is offered no second request.
        (await FormAsync("urban", "Decide")).ShouldBeNull();
        (await FormAsync("urban", "Ask")).ShouldBeNull();
        (await PageAsync("urbanhead")).TextContent.ShouldContain("需要专业检测");
        (await SendAsync("urbanhead", "Decide", ("approved", "true"), ("opinion", "同意"))).ShouldBe(302);

        var after = await HandlingAsync();
        (after.ExtendedBy, after.Due > before.Due).ShouldBe((30, true));
        (await PageAsync("urban")).TextContent.ShouldContain("已延期 30 天");
        (await FormAsync("urban", "Ask")).ShouldBeNull();
    }

    [Fact]
    public async Task Extension_Refused_LeavesTheDate()
    {
        var before = await HandlingAsync();
        (await SendAsync("urban", "Ask", ("days", "10"), ("reason", "人手不足"))).ShouldBe(302);

        (await SendAsync("urbanhead", "Decide", ("approved", "false"), ("opinion", "请按期办理"))).ShouldBe(302);

        (await HandlingAsync()).DueAt.ShouldBe(before.DueAt);
    }

    [Fact]
    public async Task Pause_AndResume_MoveTheDateByWhatLiesBetween()
    {
        var before = await HandlingAsync();
        (await FormAsync("urban", "Pause")).ShouldBeNull();

        (await SendAsync("urbanhead", "Pause", ("reason", ""))).ShouldBe(422);
        (await SendAsync("urbanhead", "Pause", ("reason", "等待鉴定结论"))).ShouldBe(302);
        (await PageAsync("urban")).TextContent.ShouldContain("中止中");
        (await HandlingAsync()).PausedAt.ShouldNotBeNull();

        await LaterAsync(20);
        (await SendAsync("urbanhead", "Resume")).ShouldBe(302);

        var after = await HandlingAsync();
        (after.PausedAt, after.Due > before.Due).ShouldBe((null, true));
        (await PageAsync("urban")).TextContent.ShouldContain("等待鉴定结论");
    }

    [Fact]
    public async Task Press_OfAnOverdueClock_IsUrgedByTheOfficeSupervisedByItsHeadAndAnswered()
    {
        (await FormAsync("officehead", "Press")).ShouldBeNull();
        await LaterAsync(120);

        var empty = await SendAsync("clerk", "Press", ("kind", "Urge"), ("ground", "Overdue"), ("demand", ""));
        empty.ShouldBe(422);
        empty.Text.ShouldContain("请写明理由或内容");
        (await SendAsync("clerk", "Press", ("kind", "Urge"), ("ground", "Overdue"), ("demand", "请尽快办结"))).ShouldBe(302);
        // 督办 is the office head's: the clerk has no button for it, and without one it is refused.
        (await FormAsync("clerk", "Press"))!.QuerySelector("button[value=Supervise]").ShouldBeNull();
        (await SendAsync("clerk", "Press", ("kind", "Supervise"), ("ground", "Evasion"), ("demand", "请书面说明"))).ShouldBe(422);
        (await SendAsync("officehead", "Press", ("kind", "Supervise"), ("ground", "Evasion"), ("demand", "请书面说明"))).ShouldBe(302);

        var letters = await office.DatabaseAsync(db => db.PressLetters.AsNoTracking().OrderBy(p => p.IssuedAt).ToListAsync());
        letters.Select(p => (p.Demand, p.AnswerDue is not null)).ShouldBe([("请尽快办结", false), ("请书面说明", true)]);
        (await (await office.AtPagesAsync("urbanhead")).GetAsync($"/cases/{letter.Number}/press/{letters[1].Id}")).ShouldBe(200).Text.ShouldContain("请书面说明");
        (await SendAsync("urbanhead", "Answer", ("id", letters[1].Id.ToString()), ("text", "已责成专人办理"))).ShouldBe(302);
        (await PageAsync("officehead")).TextContent.ShouldContain("已责成专人办理");
    }

    // By then everybody's session has ended.
    private async Task LaterAsync(int days)
    {
        await office.StopAsync();
        office.Time.Advance(TimeSpan.FromDays(days));
        office.Start();
    }

    private Task<Deadline> HandlingAsync() => office.DatabaseAsync(db => db.Deadlines.AsNoTracking().SingleAsync(d =>
        d.RuleId == DeadlineBook.Handling && db.Cases.Any(c => c.Id == d.CaseId && c.Number == letter.Number)));

    private async Task<IElement> PageAsync(string account) =>
        (await new HtmlParser().ParseDocumentAsync((await (await office.AtPagesAsync(account)).GetAsync($"/cases/{letter.Number}/deadlines")).ShouldBe(200).Text)).Body!;

    /// <summary>The form that the page offers for this, of the clock of handling where several have one.</summary>
    private async Task<IElement?> FormAsync(string account, string handler)
    {
        var clock = (await HandlingAsync()).Id;
        var forms = (await PageAsync(account)).QuerySelectorAll($"form[action*='handler={handler}']");
        return forms.FirstOrDefault(f => f.QuerySelector($"input[name=id][value='{clock}']") is not null) ?? (forms.Length > 0 ? forms[0] : null);
    }

    private async Task<Answer> SendAsync(string account, string handler, params (string Name, string Value)[] typed)
    {
        var form = (await FormAsync(account, handler)).ShouldNotBeNull($"{account} is not offered {handler}");
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? ""))
            .Concat(form.QuerySelectorAll("select").Select(s => (Name: s.GetAttribute("name")!, Value: s.QuerySelector("option")!.GetAttribute("value")!)))
            .Where(f => typed.All(t => t.Name != f.Name)).Concat(typed);
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await (await office.AtPagesAsync(account)).SendAsync(HttpMethod.Post, form.GetAttribute("action")!, content);
    }
}
