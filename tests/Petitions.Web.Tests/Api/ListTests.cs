using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>Lists, numbers and languages.</summary>
public sealed class ListTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Cases_PageByPage_ComeOnceEach()
    {
        await using var own = await WebOffice.OpenAsync();
        for (var i = 0; i < 53; i++)
            await Letter.ReceiveAsync(own);
        var clerk = await own.AsAsync("clerk");
        foreach (var list in new[] { "/api/cases", "/api/tasks" })
        {
            var pages = new List<JsonNode>();
            for (var page = 1; page <= 3; page++)
                pages.Add((await clerk.GetAsync($"{list}?page={page}")).ShouldBe(200).Json);
            pages.Select(p => p["items"]!.AsArray().Count).ShouldBe([50, 3, 0]);
            pages.Select(p => p["total"]!.GetValue<int>()).ShouldBe([53, 53, 53]);
            pages.SelectMany(p => p["items"]!.AsArray()).Select(i => i!["number"]!.GetValue<string>()).Distinct().Count().ShouldBe(53);
        }
    }

    [Theory]
    [InlineData("排水", true)]
    [InlineData("排水沟堵", true)]
    [InlineData("水排", false)]
    [InlineData("%", false)]
    [InlineData("_", false)]
    public async Task Search_FindsWordsOfTheTitleAsTheyStand(string text, bool found)
    {
        var letter = await Letter.ReceiveAsync(office, Forms.Opened("反映排水沟堵塞"));
        (await NumbersAsync($"text={Uri.EscapeDataString(text)}")).Contains(letter.Number).ShouldBe(found);
    }

    [Fact]
    public async Task Search_FindsNumberAndStage()
    {
        var letter = await Letter.ReadAsync(office);
        (await NumbersAsync($"text={letter.Number}")).ShouldBe([letter.Number]);
        (await NumbersAsync("state=read")).ShouldContain(letter.Number);
        (await NumbersAsync("state=archived")).ShouldNotContain(letter.Number);
    }

    [Fact]
    public async Task ReceiptNumbers_AreWithoutGap_CaseNumbersWithoutOrder()
    {
        await using var own = await WebOffice.OpenAsync();
        var clerk = await own.AsAsync("clerk");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i => i % 4 == 3
            // An act that fails takes no number.
            ? await clerk.PostAsync("/api/letters", new { channel = "post", opened = true })
            : await clerk.PostAsync("/api/letters", Forms.Opened())));
        var taken = answers.Where(a => a.Status == 201).Select(a => a.Json).ToList();
        taken.Select(a => a["receiptNumber"]!.GetValue<string>()).Order().ShouldBe(Enumerable.Range(1, 15).Select(n => $"来2026-{n:00000}"));
        var numbers = taken.Select(a => a["number"]!.GetValue<string>()).ToList();
        numbers.ShouldAllBe(n => CaseNumber.IsWellFormed(n));
        numbers.ShouldAllBe(n => !CaseNumber.IsWellFormed(WithAnotherDigit(n)));
        numbers.Distinct().Count().ShouldBe(15);
    }

    [Theory]
    [InlineData("zh-CN", "没有找到。")]
    [InlineData("zh", "没有找到。")]
    [InlineData("en", "Not found.")]
    [InlineData("en-GB,en;q=0.8", "Not found.")]
    [InlineData("fr", "没有找到。")]
    [InlineData("xx-!!,;;q=9", "没有找到。")]
    public async Task Message_ComesInTheLanguageAskedFor(string language, string message)
    {
        var clerk = await office.AsAsync("clerk");
        var answer = await clerk.SendAsync(HttpMethod.Get, "/api/cases/none", null, ("Accept-Language", language));
        answer.ShouldBe(404, "not-found");
        answer.Json["title"]!.GetValue<string>().ShouldBe(message);
    }

    [Fact]
    public async Task Collation_ListsTheDayAndSendsABatch_EachByItself()
    {
        var (ready, unread, other) = (await ReadyAsync(), await ReadyAsync(), await Letter.ReadAsync(office));
        (await (await office.AsAsync("clerk")).UploadAsync($"{unread.Path}/attachments", "a.txt", "a"u8.ToArray())).ShouldBe(201);
        var clerk = await office.AsAsync("clerk");
        var before = (await clerk.GetAsync("/api/collation/2026-09-18")).ShouldBe(200).Json;
        before["ready"]!.AsArray().Select(r => r!["number"]!.GetValue<string>()).ShouldBe([ready.Number, unread.Number], ignoreOrder: true);

        var tasks = new[] { await ready.TaskAsync("clerk", "dispatch"), await unread.TaskAsync("clerk", "dispatch"), await other.TaskAsync("clerk", "route"), Guid.NewGuid() };
        var sent = (await clerk.PostAsync("/api/collation", new { tasks })).ShouldBe(200).Json.AsArray();
        sent.Select(line => line!["code"]?.GetValue<string>()).ShouldBe([null, "attachments-not-read", "not-a-dispatch", "not-found"]);
        var day = (await clerk.GetAsync("/api/collation/2026-09-18")).ShouldBe(200).Json;
        var line = day["sent"]!.AsArray().ShouldHaveSingleItem()!;
        line["number"]!.GetValue<string>().ShouldBe(ready.Number);
        line["letter"]!.GetValue<string>().ShouldBe("江信转〔2026〕1号");
        (await clerk.GetAsync("/api/collation/2026-09-19")).ShouldBe(200).Json["sent"]!.AsArray().ShouldBeEmpty();
    }

    private static string WithAnotherDigit(string number) => number[..13] + (char)('0' + ((number[13] - '0' + 1) % 10)) + number[14];

    private async Task<Letter> ReadyAsync()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("officehead", "approve", "approved");
        return letter;
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(string query) =>
        [.. (await (await office.AsAsync("clerk")).GetAsync($"/api/cases?{query}")).ShouldBe(200).Json["items"]!.AsArray().Select(i => i!["number"]!.GetValue<string>())];
}
