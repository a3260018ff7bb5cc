using Microsoft.EntityFrameworkCore;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>The sealed officers' page: why each is kept away, who is meant, who had what; and the finds on the reader's page.</summary>
public sealed class GuardPageTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Homonyms_ResolvedAtThePageByTwo_FreeTheOther()
    {
        var letter = await Letter.ReadAsync(office, Forms.Reading("accusation", new { state = "named", described = new[] { new { name = "王伟" } } }));
        var accused = await office.DatabaseAsync(db => db.Accused.Where(a => db.Cases.Any(c => c.Id == a.CaseId && c.Number == letter.Number)).Select(a => a.Id).SingleAsync());
        var page = (await (await office.AtPagesAsync("sealed")).GetAsync($"/cases/{letter.Number}/guard")).ShouldBe(200).Text;
        page.ShouldContain("可能是被反映人");
        page.ShouldNotContain("⟦");

        await PostAsync("sealed", letter, "Resolve", ("accused", $"{accused}"), ("people", "wang-wei-urban"));
        (await OpenBlocksAsync(letter)).ShouldContain("wang-wei-education");
        (await (await office.AtPagesAsync("sealed2")).GetAsync($"/cases/{letter.Number}/guard")).Text.ShouldContain("等待第二人确认");
        await PostAsync("sealed2", letter, "Resolve", ("accused", $"{accused}"), ("people", "wang-wei-urban"));

        (await OpenBlocksAsync(letter)).ShouldBe(["wang-wei-urban"]);
    }

    [Fact]
    public async Task Recusal_WithoutAGround_IsSaidAndNothingEntered()
    {
        var letter = await Letter.ReadAsync(office, Forms.Accusing("wen-bo"));
        var answer = await PostAsync("sealed", letter, "Recuse", ("person", "bai-ling"), ("ground", ""));
        answer.ShouldBe(422);
        answer.Text.ShouldContain("请写明回避的理由");
        (await OpenBlocksAsync(letter)).ShouldBe(["wen-bo"]);
    }

    [Fact]
    public async Task ReadPage_OfALetterThatNamesSomebody_OffersHimToBeTicked()
    {
        var letter = await Letter.ReceiveAsync(office, Forms.Opened("反映郑建国的问题"));
        var page = (await (await office.AtPagesAsync("clerk")).GetAsync($"/tasks/{await letter.TaskAsync("clerk", "read")}")).ShouldBe(200).Text;
        page.ShouldContain("信中发现的姓名");
        page.ShouldContain("value=\"zheng-jianguo\"");
        page.ShouldContain("…反映郑建国的问题");
    }

    [Fact]
    public async Task Identity_AskedForAtThePage_IsSeenByWhoAskedWhenAnotherAgreed()
    {
        var letter = await Letter.ReadAsync(office, Forms.Accusing("wen-bo"));
        (await (await office.AtPagesAsync("sealed")).GetAsync($"/cases/{letter.Number}")).Text.ShouldNotContain("王芳");
        (await IdentityAsync("sealed", letter, "Ask", ("reason", " "))).Text.ShouldContain("请写明为什么需要知道举报人身份");

        await IdentityAsync("sealed", letter, "Ask", ("reason", "寄发答复"));
        var page = (await (await office.AtPagesAsync("sealed2")).GetAsync($"/cases/{letter.Number}/identity")).ShouldBe(200).Text;
        page.ShouldContain("寄发答复");
        page.ShouldNotContain("王芳");
        var id = await office.DatabaseAsync(db => db.IdentityUnlocks.Where(u => db.Cases.Any(c => c.Id == u.CaseId && c.Number == letter.Number)).Select(u => u.Id).SingleAsync());
        await IdentityAsync("sealed2", letter, "Decide", ("id", $"{id}"), ("granted", "true"));

        (await (await office.AtPagesAsync("sealed")).GetAsync($"/cases/{letter.Number}/identity")).Text.ShouldContain("王芳");
        (await (await office.AtPagesAsync("sealed2")).GetAsync($"/cases/{letter.Number}/identity")).Text.ShouldNotContain("王芳");
    }

    private Task<Answer> IdentityAsync(string account, Letter letter, string handler, params (string Name, string Value)[] fields) => PostToAsync(account, $"/cases/{letter.Number}/identity", handler, fields);

    private Task<Answer> PostAsync(string account, Letter letter, string handler, params (string Name, string Value)[] fields) => PostToAsync(account, $"/cases/{letter.Number}/guard", handler, fields);

    private async Task<Answer> PostToAsync(string account, string path, string handler, params (string Name, string Value)[] fields)
    {
        var session = await office.AtPagesAsync(account);
        var token = System.Text.RegularExpressions.Regex.Match((await session.GetAsync(path)).Text, "__RequestVerificationToken[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        return await session.SendAsync(HttpMethod.Post, $"{path}?handler={handler}", form);
    }

    private Task<List<string>> OpenBlocksAsync(Letter letter) => office.DatabaseAsync(db =>
        db.CaseBlocks.Where(b => b.To == null && db.Cases.Any(c => c.Id == b.CaseId && c.Number == letter.Number)).Select(b => b.SubjectId).OrderBy(s => s).ToListAsync());
}
