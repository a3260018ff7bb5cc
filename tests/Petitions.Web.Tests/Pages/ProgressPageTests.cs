using Microsoft.Extensions.DependencyInjection;
using Petitions.Replies.Progress;

namespace Petitions.Web.Tests.Pages;

/// <summary>办理进度查询, without a sign-in.</summary>
public sealed class ProgressPageTests(SharedPageOffice shared) : IClassFixture<SharedPageOffice>
{
    [Fact]
    public async Task Progress_WithNumberAndCode_IsTold()
    {
        var number = await ReceiveAsync();
        var visitor = shared.Office.Visitor();
        await visitor.OpenAsync("/progress");

        (await visitor.SubmitAsync("main form[method=post]:has(#code)", [("Number", number), ("Code", CodeOf(number))])).ShouldBe(200);

        visitor.Text.ShouldContain("已登记");
        visitor.Text.ShouldNotContain("路灯");
    }

    [Fact]
    public async Task Progress_ThatDoesNotFit_IsTheSameAnswerForANumberThatDoesNotExist()
    {
        var number = await ReceiveAsync();

        var there = await WrongAsync(number);
        var missing = await WrongAsync("LX-2026-000000X");

        there.Replace(number, "#").ShouldBe(missing.Replace("LX-2026-000000X", "#"));
        there.ShouldContain("没有查到");
    }

    [Fact]
    public async Task Progress_TriedTooOftenAtOneNumber_IsStopped()
    {
        var number = await ReceiveAsync();
        var visitor = shared.Office.Visitor();
        await visitor.OpenAsync("/progress");
        var answers = new List<int>();
        for (var i = 0; i < 21; i++)
            answers.Add(await visitor.SubmitAsync("main form[method=post]:has(#code)", [("Number", number), ("Code", $"AAAAA-AAA{i:00}")], to: "/progress"));

        answers.Take(20).ShouldAllBe(status => status == 422);
        answers[20].ShouldBe(429);
    }

    private async Task<string> WrongAsync(string number)
    {
        var visitor = shared.Office.Visitor();
        await visitor.OpenAsync("/progress");
        (await visitor.SubmitAsync("main form[method=post]:has(#code)", [("Number", number), ("Code", "AAAAA-AAAAA")])).ShouldBe(422);
        return visitor.Text;
    }

    private async Task<string> ReceiveAsync()
    {
        var clerk = await shared.Office.SignInAsync("clerk");
        return (await clerk.ApiAsync("clerk", "/api/letters", new System.Text.Json.Nodes.JsonObject { ["channel"] = "post", ["opened"] = true, ["title"] = "路灯" }))["number"]!.GetValue<string>();
    }

    private string CodeOf(string number) => shared.Office.Services.GetRequiredService<QueryCode>().Of(number);
}
