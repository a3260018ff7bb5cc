using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>Claiming, completing, doing so twice, and being late (design §12).</summary>
public sealed class TaskCompletionTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Complete_TwiceBySameHand_IsAlreadyDone()
    {
        var (letter, task) = await ReadingAsync();
        var clerk = await office.AsAsync("clerk");
        var first = (await clerk.PostAsync($"/api/tasks/{task}/complete", Reading)).ShouldBe(200).Json;
        first["alreadyDone"]!.GetValue<bool>().ShouldBeFalse();
        var again = (await clerk.PostAsync($"/api/tasks/{task}/complete", Reading)).ShouldBe(200).Json;
        again["alreadyDone"]!.GetValue<bool>().ShouldBeTrue();
        again["number"]!.GetValue<string>().ShouldBe(letter.Number);
        (await letter.ViewAsync("clerk"))["steps"]!.AsArray().Count(s => s!["step"]!.GetValue<string>() == "read").ShouldBe(1);
    }

    [Fact]
    public async Task Complete_AfterSomebodyElse_Conflicts()
    {
        var (_, task) = await ReadingAsync();
        (await (await office.AsAsync("clerk")).PostAsync($"/api/tasks/{task}/complete", Reading)).ShouldBe(200);
        (await (await office.AsAsync("clerk2")).PostAsync($"/api/tasks/{task}/complete", Reading)).ShouldBe(409, "task-already-done");
        (await (await office.AsAsync("clerk")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "other" })).ShouldBe(409, "task-already-done");
    }

    [Fact]
    public async Task Complete_ByManyAtOnce_IsDoneOnce()
    {
        var (letter, task) = await ReadingAsync();
        var (one, two) = (await office.AsAsync("clerk"), await office.AsAsync("clerk2"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).PostAsync($"/api/tasks/{task}/complete", Reading)));
        answers.Count(a => a.Status == 200 && !a.Json["alreadyDone"]!.GetValue<bool>()).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 409 && a.Code == "task-already-done");
        (await letter.ViewAsync("clerk"))["openTasks"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Complete_AtAnotherVersion_Conflicts()
    {
        var (_, task) = await ReadingAsync();
        var clerk = await office.AsAsync("clerk");
        (await clerk.PostAsync($"/api/tasks/{task}/claim")).ShouldBe(200).Json["version"]!.GetValue<int>().ShouldBe(2);
        (await clerk.PostAsync($"/api/tasks/{task}/complete", new { outcome = "read", data = Forms.Reading(), version = 1 })).ShouldBe(409, "task-changed");
        (await clerk.PostAsync($"/api/tasks/{task}/complete", new { outcome = "read", data = Forms.Reading(), version = 2 })).ShouldBe(200);
    }

    [Fact]
    public async Task Task_ClaimedByAnother_CannotBeClaimedReleasedOrCompleted()
    {
        var (_, task) = await ReadingAsync();
        var (one, two) = (await office.AsAsync("clerk"), await office.AsAsync("clerk2"));
        (await one.PostAsync($"/api/tasks/{task}/claim")).ShouldBe(200);
        (await one.PostAsync($"/api/tasks/{task}/claim")).ShouldBe(200).Json["version"]!.GetValue<int>().ShouldBe(2);
        foreach (var act in new[] { "claim", "release", "complete" })
            (await two.PostAsync($"/api/tasks/{task}/{act}", Reading)).ShouldBe(409, "task-claimed");
        (await one.PostAsync($"/api/tasks/{task}/release")).ShouldBe(200);
        (await two.PostAsync($"/api/tasks/{task}/complete", Reading)).ShouldBe(200);
    }

    [Fact]
    public async Task Complete_WithAnOutcomeThatIsNotOffered_IsRefused()
    {
        var (_, task) = await ReadingAsync();
        var refused = await (await office.AsAsync("clerk")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "approved" });
        refused.ShouldBe(422, "outcome-unknown");
        refused.Json["title"]!.GetValue<string>().ShouldContain("approved");
    }

    [Fact]
    public async Task Complete_WithDataThatDoesNotFit_TellsEveryPath()
    {
        var (_, task) = await ReadingAsync();
        var wrong = new { @abstract = new { who = "", what = "x" }, @class = "rumour", urgency = "ordinary", credibility = "credible", accused = new { state = "named", people = Array.Empty<string>() }, attachmentsRead = "yes", more = 1 };
        var refused = await (await office.AsAsync("clerk")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "read", data = wrong });
        refused.ShouldBe(422, "data-invalid");
        refused.Headers["Content-Type"].ShouldBe("application/problem+json");
        var paths = refused.Json["errors"]!.AsObject().Select(e => e.Key).ToList();
        foreach (var path in new[] { "abstract.who", "abstract.request", "class", "accused.people", "attachmentsRead", "more" })
            paths.ShouldContain(path);
    }

    [Fact]
    public async Task Step_OfAnotherPerson_IsNotThere()
    {
        var (_, task) = await ReadingAsync();
        foreach (var account in new[] { "officehead", "urban", "admin" })
            (await (await office.AsAsync(account)).PostAsync($"/api/tasks/{task}/complete", Reading)).ShouldBe(404, "not-found");
    }

    private static object Reading => new { outcome = "read", data = Forms.Reading() };

    private async Task<(Letter Letter, Guid Task)> ReadingAsync()
    {
        var letter = await Letter.ReceiveAsync(office);
        return (letter, await letter.TaskAsync("clerk", "read"));
    }
}
