using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Data;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Guard;

/// <summary>Whoever is named loses the case in that very act, and nothing brings it to him afterwards.</summary>
public sealed class GuardAtOnceTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NamedWhileHisTaskIsOpen_ListGetClaimReleaseAndComplete_BehaveAsMissing(bool claimed)
    {
        var letter = await SentToHealthAsync("referToHead");
        var task = await letter.TaskAsync("healthhead", "acknowledge");
        var session = await office.AsAsync("healthhead");
        if (claimed)
            (await session.PostAsync($"/api/tasks/{task}/claim")).ShouldBe(200);
        await NameAsync(letter, "cui-hong");

        (await letter.FindTaskAsync("healthhead", "acknowledge")).ShouldBeNull();
        var body = new { outcome = "accepted", data = new { } };
        foreach (var (below, act) in new (string, Func<string, Task<Answer>>)[]
        {
            ("", session.GetAsync),
            ("/claim", path => session.PostAsync(path)),
            ("/release", path => session.PostAsync(path)),
            ("/complete", path => session.PostAsync(path, body)),
        })
            Same(await act($"/api/tasks/{task}{below}"), await act($"/api/tasks/{Probe.MissingId}{below}"));
        Same(await session.GetAsync(letter.Path), await session.GetAsync($"/api/cases/{Probe.Missing}"));
        Same(
            await session.PutAsync($"{letter.Path}/accused", new { state = "none" }),
            await session.PutAsync($"/api/cases/{Probe.Missing}/accused", new { state = "none" }));
        Same(
            await session.UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray()),
            await session.UploadAsync($"/api/cases/{Probe.Missing}/attachments", "a.txt", "a"u8.ToArray()));
        var batch = (await session.PostAsync("/api/collation", new { tasks = new[] { task, Probe.MissingId } })).ShouldBe(200).Json.AsArray();
        batch.Select(line => line!["code"]!.GetValue<string>()).ShouldBe(["not-found", "not-found"]);
        // His task is not lost: somebody else has it now.
        (await letter.WhoAsync("acknowledge")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Receiver_WhoCompletedHisTaskAndIsNamedThen_IsToldNothingOfIt()
    {
        var letter = await SentToHealthAsync("refer");
        var task = await letter.TaskAsync("health", "acknowledge");
        await letter.DoAsync("health", "acknowledge", "accepted");
        await NameAsync(letter, "yin-jie");
        var session = await office.AsAsync("health");
        Same(
            await session.PostAsync($"/api/tasks/{task}/complete", new { outcome = "accepted" }),
            await session.PostAsync($"/api/tasks/{Probe.MissingId}/complete", new { outcome = "accepted" }));
    }

    [Theory]
    [InlineData("refer", "urban", null)]
    [InlineData("referByLetter", "urban", null)]
    [InlineData("referToHead", "urban-enforcement", null)]
    [InlineData("presentDirect", null, "zheng-jianguo")]
    public async Task Routing_ToTheAccused_IsRefusedWithAReasonAndJournalled(string method, string? unit, string? person)
    {
        var letter = await Letter.ReadAsync(office, Forms.Reading("claim", Forms.Named("zheng-jianguo")));
        var refused = await letter.TryAsync("clerk", "route", "proposed", Forms.Proposal(method, unit, person));
        refused.ShouldBe(422, "recipient-blocked");
        refused.Json["title"]!.GetValue<string>().ShouldBe("不能交给所选的单位或人员，请另选。");
        (await letter.FindTaskAsync("clerk", "route")).ShouldNotBeNull();
        (await RefusalsAsync(letter)).ShouldBe(["zhao-min"]);
        // Nor is he offered.
        var schema = (await (await office.AsAsync("clerk")).GetAsync($"/api/tasks/{await letter.TaskAsync("clerk", "route")}")).ShouldBe(200).Text;
        schema.ShouldContain("health");
        schema.ShouldNotContain("\"urban");
        schema.ShouldNotContain("zheng-jianguo");
    }

    [Fact]
    public async Task LaterRecipients_WhoAreAccused_AreRefusedAndJournalledAtEachStep()
    {
        var letter = await Letter.ReadAsync(office, Forms.Reading("claim", Forms.Named("cui-hong")));
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "urban"));
        await letter.RefusedAsync("officehead", "approve", "changed", new { method = "refer", target = new { unit = "health" } }, "recipient-blocked");
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.RefusedAsync("clerk", "dispatch", "sent", new { form = "original", copies = new[] { "police", "health" } }, "recipient-blocked");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.DoAsync("urban", "acknowledge", "accepted");
        await letter.RefusedAsync("urbanhead", "assign", "assigned", new { person = "cui-hong" }, "recipient-blocked");
        (await RefusalsAsync(letter)).ShouldBe(["sun-lihua", "zhao-min", "zheng-jianguo"]);
        (await office.DatabaseAsync(db => db.OfficialLetters.CountAsync(l => db.Cases.Any(c => c.Id == l.CaseId && c.Number == letter.Number)))).ShouldBe(1);
    }

    [Fact]
    public async Task Delegate_OfSomebodyBlocked_SeesNothingThroughHim()
    {
        await using var other = await WebOffice.OpenAsync();
        await other.AddAccountAsync(TwoWorlds.Delegate, "liao-ting", Role.DepartmentHead);
        // Handled by zheng-jianguo in person; then his wife is accused, and liao-ting, who acts for him, is no kin of hers.
        var letter = await Letter.ReadAsync(other);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("referToHead", unit: "urban"));
        await letter.DoAsync("leader2", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.DoAsync("urbanhead", "acknowledge", "accepted");
        await letter.DoAsync("urbanhead", "assign", "assigned", new { person = "zheng-jianguo" });
        await other.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PetitionsDb>();
            foreach (var party in db.CaseParties.Where(p => p.UnitId == "urban"))
                party.To = other.Time.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync();
        });
        (await (await other.AsAsync(TwoWorlds.Delegate)).GetAsync(letter.Path)).ShouldBe(200);
        var version = (await letter.ViewAsync("clerk"))["version"]!.GetValue<int>();
        (await (await other.AsAsync("clerk")).PutAsync($"{letter.Path}/accused", new { state = "named", people = new[] { "mao-xiuying" }, version })).ShouldBe(200);

        (await (await other.AsAsync("urbanhead")).GetAsync(letter.Path)).ShouldBe(404);
        (await (await other.AsAsync(TwoWorlds.Delegate)).GetAsync(letter.Path)).ShouldBe(404);
    }

    private async Task<Letter> SentToHealthAsync(string method)
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal(method, unit: "health"));
        await letter.DoAsync(method == "refer" ? "officehead" : "leader", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        return letter;
    }

    private async Task NameAsync(Letter letter, string person)
    {
        var version = (await letter.ViewAsync("clerk"))["version"]!.GetValue<int>();
        (await (await office.AsAsync("clerk")).PutAsync($"{letter.Path}/accused", new { state = "named", people = new[] { person }, version })).ShouldBe(200);
    }

    private Task<List<string>> RefusalsAsync(Letter letter) => office.DatabaseAsync(db =>
        db.Journal.Where(e => e.Kind == "refused" && db.Cases.Any(c => c.Id == e.CaseId && c.Number == letter.Number)).OrderBy(e => e.Id).Select(e => e.PersonId!).ToListAsync());

    private static void Same(Answer hidden, Answer missing)
    {
        hidden.Status.ShouldBe(404);
        hidden.Body.ShouldBe(missing.Body);
        hidden.Headers.Where(h => h.Key != "Date").ShouldBe(missing.Headers.Where(h => h.Key != "Date"), ignoreOrder: true);
        missing.Status.ShouldBe(404);
    }
}
