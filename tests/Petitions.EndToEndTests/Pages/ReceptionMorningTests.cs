using System.Globalization;
using System.Text.Json.Nodes;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>
/// A morning of forty visits at two desks at once, by keyboard alone: tickets in seconds, a group, a visitor who was here before, one
/// who reports somebody, talks with all seven requirements, a browser that is loaded again in the middle of one. In the landing tier
/// four are heard to the end, in the long tier all of them.
/// </summary>
public sealed class ReceptionMorningTests(BrowserOffice office)
{
    private const int AtEachDesk = 20;
    private const string Statement = "小区自周一起停水，老人取水困难，物业不管。";
    private const string Said = "楼上漏水，物业两周没有上门。";
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1";
    private static readonly DateOnly ReportDueOn = new(2026, 10, 15);

    [Fact]
    public async Task Morning_OfFortyVisitsAtTwoDesks_LosesNoVisitorAndNoWord()
    {
        await using var host = new PageHost();
        await using var first = await Person.SignInAsync(office, host, "reception");
        await using var second = await Person.SignInAsync(office, host, "reception2");
        var (north, south) = (new ReceptionDesk(first), new ReceptionDesk(second));

        await Task.WhenAll(DoorAsync(north, "甲"), DoorAsync(south, "乙"));
        await Task.WhenAll(NorthAsync(north), SouthAsync(south));
        await ShowsOthersTheTalkAsync(north, south);
        if (IsLong)
            await Task.WhenAll(HearTheRestAsync(north), HearTheRestAsync(south));

        await north.SheetAsync();
        await first.PictureAsync("reception-evening");
        first.Complaints.Concat(second.Complaints).ShouldBeEmpty();
        first.Strangers.Concat(second.Strangers).ShouldBeEmpty();
        using var api = new OfficeApi(host);
        await NobodyIsLostAsync(api);
        await NoWordIsLostAsync(api);
    }

    /// <summary>The first hour: everybody gets his ticket.</summary>
    private static async Task DoorAsync(ReceptionDesk desk, string sign)
    {
        foreach (var arrival in Arrivals(sign))
        {
            await desk.SheetAsync();
            await desk.FillAsync(arrival);
            if (arrival.Representatives.Count > 0)
                await desk.Person.PictureAsync("reception-group");
            await desk.TicketAsync();
        }
    }

    private static async Task NorthAsync(ReceptionDesk desk)
    {
        await desk.CallNextAsync();
        await desk.TriageAsync();
        await desk.HearAsync(Statement);
        await desk.AnswerAsync("明天恢复供水。");

        await desk.CallNextAsync();
        await desk.TriageAsync();
        await desk.HearAsync(Statement);
        await desk.AssignAsync("属城市管理局职责", ReportDueOn);

        await desk.CallNextAsync();
        await desk.TriageAsync();
        await InterruptedAsync(desk);
    }

    private static async Task SouthAsync(ReceptionDesk desk)
    {
        await desk.CallNextAsync();
        await desk.TriageAsync();
        await desk.HearAsync(Statement);
        await desk.AnswerAsync("明天恢复供水。");
    }

    /// <summary>In the middle of the talk the browser is loaded again: the words are there, and the talk goes on.</summary>
    private static async Task InterruptedAsync(ReceptionDesk desk)
    {
        await desk.Keys.ChooseAsync("listened", "true");
        await desk.Person.Page.RunAndWaitForResponseAsync(() => desk.Keys.TypeAsync("statement", Said), kept => Keeps(kept, Said));
        await desk.Person.LoadAgainAsync();
        (await desk.Person.Page.InputValueAsync("[name=statement]")).ShouldBe(Said);
        (await desk.Person.Page.IsCheckedAsync("[name=listened]")).ShouldBeTrue();
    }

    private static bool Keeps(Microsoft.Playwright.IResponse answer, string text) =>
        answer.Url.Contains("/drafts", StringComparison.Ordinal) && answer.Request.PostData?.Contains(Uri.EscapeDataString(text), StringComparison.Ordinal) == true;

    /// <summary>The other desk opens the same visit: it sees whose it is and can send nothing; the talk is then finished.</summary>
    private static async Task ShowsOthersTheTalkAsync(ReceptionDesk desk, ReceptionDesk other)
    {
        await other.Person.OpenAsync(new Uri(desk.Person.Page.Url).AbsolutePath);
        await other.Person.PictureAsync("interview-of-another-desk");
        (await other.Person.Page.Locator(".mark-urgent").First.InnerTextAsync()).ShouldContain("陈静");
        (await other.Person.Page.Locator("button[data-save]:enabled").CountAsync()).ShouldBe(0);

        await desk.FinishTalkAsync();
        await desk.AnswerAsync("物业今天上门。");
    }

    private static async Task HearTheRestAsync(ReceptionDesk desk)
    {
        for (; ; )
        {
            await desk.Person.OpenAsync("/reception");
            if (await desk.Person.Page.Locator("#queue button").CountAsync() == 0)
                return;
            await desk.Keys.SendAsync("Alt+j", "main");
            // The other desk has called the last one meanwhile.
            if (await desk.Person.Page.Locator(ReceptionDesk.Triage).CountAsync() == 0)
                continue;
            await desk.TriageAsync();
            await desk.HearAsync(Statement);
            await desk.AnswerAsync("明天恢复供水。");
        }
    }

    /// <summary>Forty tickets, numbered without a gap; every matter that was typed is there whole, the two of the sealed room at no desk.</summary>
    private static async Task NobodyIsLostAsync(OfficeApi api)
    {
        var queue = await QueueAsync(api, "reception");
        queue.Select(l => l["ticket"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, 2 * AtEachDesk));
        // What one desk has finished the other sees by its ticket alone.
        var both = queue.Concat(await QueueAsync(api, "reception2")).ToList();
        var everywhere = both.Select(l => l["title"]?.GetValue<string>()).OfType<string>().ToHashSet();
        everywhere.ShouldBe(Arrivals("甲").Concat(Arrivals("乙")).Where(a => !a.SealedRoom).Select(a => a.Title).ToHashSet(), ignoreOrder: true);
        (await QueueAsync(api, "sealed")).Count(l => l["step"]?.GetValue<string>() == "triage").ShouldBe(2);
        both.Where(l => l["headcount"]?.GetValue<int>() == 12).DistinctBy(l => l["ticket"]!.GetValue<int>()).Count().ShouldBe(2);
    }

    private static async Task NoWordIsLostAsync(OfficeApi api)
    {
        var heard = new List<JsonNode>();
        foreach (var account in new[] { "reception", "reception2" })
            foreach (var line in (await QueueAsync(api, account)).Where(l => l["isMine"]!.GetValue<bool>()))
                heard.Add(await api.GetAsync(account, $"/api/cases/{line["number"]!.GetValue<string>()}/visit"));
        heard.Count.ShouldBe(IsLong ? 2 * AtEachDesk - 2 : 4);
        heard.SelectMany(v => v["interviews"]!.AsArray()).Select(i => i!["statement"]!.GetValue<string>()).ShouldBeSubsetOf([Statement, Said]);
        heard.Count(v => v["interviews"]![0]!["statement"]!.GetValue<string>() == Said).ShouldBe(1);
        heard.SelectMany(v => v["decisions"]!.AsArray()).Count(d => d!["decision"]!.GetValue<string>() == "assigned").ShouldBe(1);
        heard.ShouldAllBe(v => v["notices"]!.AsArray().Count == 1);
    }

    private static async Task<IReadOnlyList<JsonNode>> QueueAsync(OfficeApi api, string account) =>
        [.. (await api.GetAsync(account, "/api/visits/queue")).AsArray().Select(l => l!)];

    private static IEnumerable<Arrival> Arrivals(string sign)
    {
        var id = sign == "甲" ? "110101199003070018" : "110101198501010011";
        yield return new Arrival($"{sign}王芳", $"{sign}反映停水") { IdNumber = id, KnownAs = "没有查到" };
        yield return new Arrival($"{sign}王芳", $"{sign}又来反映停水") { IdNumber = id, KnownAs = $"{sign}反映停水" };
        yield return new Arrival($"{sign}李代表", $"{sign}征地补偿") { Headcount = 12, Representatives = [.. Enumerable.Range(1, 5).Select(i => $"{sign}代表{i}")] };
        yield return new Arrival($"{sign}举报人", $"{sign}要反映某人") { SealedRoom = true };
        for (var i = 5; i <= AtEachDesk; i++)
            yield return new Arrival(string.Create(CultureInfo.InvariantCulture, $"{sign}来访人{i}"), string.Create(CultureInfo.InvariantCulture, $"{sign}第{i}件：路灯不亮，夜间行走不便"));
    }
}
