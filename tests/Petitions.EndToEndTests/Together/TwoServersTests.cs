using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.EndToEndTests.Kills;
using Petitions.Tasks;

namespace Petitions.EndToEndTests.Together;

/// <summary>The long tier: two servers over one data folder. What reaches a workflow through either takes effect, in some order, and once.</summary>
[Collection(LongTests.Name)]
public sealed class TwoServersTests : IAsyncDisposable
{
    private const int Rounds = 10;
    private readonly SharedOffice office = new(Flow());
    private ServerProcess first = null!;
    private ServerProcess second = null!;

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Stimuli_AtTheSameInstantThroughTwoServers_AllTakeEffectOnce()
    {
        await OpenTogetherAsync();
        var (clerk, clerk2) = (await office.AtAsync(first, "clerk"), await office.AtAsync(second, "clerk2"));
        var clerkThere = await office.AtAsync(second, "clerk");
        for (var round = 0; round < Rounds; round++)
        {
            var number = await ReceiveAsync(clerk);
            var (left, right) = (await TaskAsync(number, "left"), await TaskAsync(number, "right"));

            // Two branches of one workflow.
            (await TogetherAsync(() => CompleteAsync(clerk, left), () => CompleteAsync(clerk2, right))).ShouldAllBe(a => a.Status == HttpStatusCode.OK);
            (await DoneAsync(number)).ShouldBe(["left", "right"]);

            // One task, sent twice.
            var after = await TaskAsync(number, "after");
            var answers = await TogetherAsync(() => CompleteAsync(clerk, after), () => CompleteAsync(clerkThere, after));
            answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
            answers.Count(a => a.Body["alreadyDone"]!.GetValue<bool>()).ShouldBe(1);
            (await DoneAsync(number)).ShouldBe(["after", "left", "right"]);

            // One event, sent twice; two waits ask for it, and the second is still open.
            (await TogetherAsync(() => SignalAsync(clerk, number, $"k{round}"), () => SignalAsync(clerkThere, number, $"k{round}"))).ShouldAllBe(a => a.Status == HttpStatusCode.OK);
            (await OpenAsync(number)).ShouldBeEmpty();
            (await SignalAsync(clerk2, number, $"again{round}")).Status.ShouldBe(HttpStatusCode.OK);
            (await OpenAsync(number)).ShouldBe(["last"]);
        }
    }

    [Fact]
    public async Task Event_ThatComesThroughOneServer_WaitsForTheStepThatTheOtherOpens()
    {
        await OpenTogetherAsync();
        var (clerk, clerk2) = (await office.AtAsync(first, "clerk"), await office.AtAsync(second, "clerk2"));
        var number = await ReceiveAsync(clerk);
        (await SignalAsync(clerk2, number, "early 1")).Body["delivered"]!.GetValue<bool>().ShouldBeFalse();
        (await SignalAsync(clerk, number, "early 2")).Body["delivered"]!.GetValue<bool>().ShouldBeFalse();

        await CompleteAsync(clerk2, await TaskAsync(number, "left"));
        await CompleteAsync(clerk, await TaskAsync(number, "right"));
        await CompleteAsync(clerk2, await TaskAsync(number, "after"));

        (await OpenAsync(number)).ShouldBe(["last"]);
    }

    [Theory]
    [InlineData("before-commit:12", false)]
    [InlineData("after-commit:12", true)]
    public async Task Server_KilledInABurst_LeavesItBeforeOrAfterAndTheOtherGoesOn(string failPoint, bool isDone)
    {
        await OpenTogetherAsync();
        var clerk = await office.AtAsync(first, "clerk");
        await second.KillAsync();
        var armed = await office.StartAsync(failPoint);
        var (number, left) = await UntilItIsGoneAsync(clerk, await office.AtAsync(armed, "clerk"));
        await armed.Gone.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        (await DoneAsync(number)).ShouldBe(isDone ? ["left"] : []);
        var repeat = await CompleteAsync(clerk, left);
        (repeat.Status, repeat.Body["alreadyDone"]!.GetValue<bool>()).ShouldBe((HttpStatusCode.OK, isDone));
        await CompleteAsync(clerk, await TaskAsync(number, "right"));
        (await OpenAsync(number)).ShouldBe(["after"]);
    }

    /// <summary>Both at the same instant, on a folder in which there is nothing yet.</summary>
    private async Task OpenTogetherAsync()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1", "Long tier: set PETITIONS_LONG=1.");
        var servers = await Task.WhenAll(office.StartAsync(), office.StartAsync());
        (first, second) = (servers[0], servers[1]);
    }

    /// <summary>Letters come in here and are worked on there, until there is nobody there any more: the act that was on its way then.</summary>
    private async Task<(string Number, Guid Left)> UntilItIsGoneAsync(HttpClient here, HttpClient there)
    {
        while (true)
        {
            var number = await ReceiveAsync(here);
            var left = await TaskAsync(number, "left");
            try
            {
                (await CompleteAsync(there, left)).Status.ShouldBe(HttpStatusCode.OK);
            }
            catch (HttpRequestException)
            {
                return (number, left);
            }
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)[]> TogetherAsync(params Func<Task<(HttpStatusCode Status, JsonNode Body)>>[] acts)
    {
        using var together = new Barrier(acts.Length);
        return await Task.WhenAll(acts.Select(act => Task.Run(() =>
        {
            together.SignalAndWait(TestContext.Current.CancellationToken);
            return act();
        })));
    }

    private static async Task<string> ReceiveAsync(HttpClient clerk)
    {
        var letter = new { channel = "post", sender = new { asWritten = "江湾区某街道" } };
        return (await PostAsync(clerk, "/api/letters", letter)).Body["number"]!.GetValue<string>();
    }

    private static Task<(HttpStatusCode Status, JsonNode Body)> CompleteAsync(HttpClient person, Guid task) =>
        PostAsync(person, $"/api/tasks/{task}/complete", new { outcome = "done", data = new { } });

    private static Task<(HttpStatusCode Status, JsonNode Body)> SignalAsync(HttpClient person, string number, string key) =>
        PostAsync(person, $"/api/cases/{number}/events", new { name = "材料收到" }, key);

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(HttpClient person, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await person.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private Task<Guid> TaskAsync(string number, string step) => office.LookAsync(db =>
        db.Tasks.Where(t => t.Step == step && t.State == TaskState.Open && db.Cases.Any(c => c.Id == t.CaseId && c.Number == number)).Select(t => t.Id).SingleAsync());

    private Task<List<string>> OpenAsync(string number) => office.LookAsync(db =>
        db.Tasks.Where(t => t.State == TaskState.Open && db.Cases.Any(c => c.Id == t.CaseId && c.Number == number)).Select(t => t.Step).OrderBy(s => s).ToListAsync());

    private Task<List<string>> DoneAsync(string number) => office.LookAsync(db =>
        db.Steps.Where(s => db.Cases.Any(c => c.Id == s.CaseId && c.Number == number)).Select(s => s.Step).OrderBy(s => s).ToListAsync());

    /// <summary>left and right side by side, then after, then two waits for one event, then last.</summary>
    private static JsonNode Flow() => JsonNode.Parse("""
        {
          "id": "letter-1", "definitionId": "letter", "name": "together", "version": 1,
          "root": {
            "id": "root", "type": "Elsa.Flowchart",
            "activities": [
              {"id": "start", "type": "Elsa.Start"},
              {"id": "left", "type": "Elsa.RunTask", "taskName": {"typeName": "String", "expression": {"type": "Literal", "value": "left"}}, "payload": {"typeName": "Object", "expression": {"type": "JavaScript", "value": "({role: 'clerk'})"}}},
              {"id": "right", "type": "Elsa.RunTask", "taskName": {"typeName": "String", "expression": {"type": "Literal", "value": "right"}}, "payload": {"typeName": "Object", "expression": {"type": "JavaScript", "value": "({role: 'clerk'})"}}},
              {"id": "both", "type": "Elsa.FlowJoin", "mode": {"typeName": "String", "expression": {"type": "Literal", "value": "WaitAll"}}},
              {"id": "after", "type": "Elsa.RunTask", "taskName": {"typeName": "String", "expression": {"type": "Literal", "value": "after"}}, "payload": {"typeName": "Object", "expression": {"type": "JavaScript", "value": "({role: 'clerk'})"}}},
              {"id": "papers", "type": "Elsa.Event", "eventName": {"typeName": "String", "expression": {"type": "Literal", "value": "材料收到"}}},
              {"id": "papersAgain", "type": "Elsa.Event", "eventName": {"typeName": "String", "expression": {"type": "Literal", "value": "材料收到"}}},
              {"id": "last", "type": "Elsa.RunTask", "taskName": {"typeName": "String", "expression": {"type": "Literal", "value": "last"}}, "payload": {"typeName": "Object", "expression": {"type": "JavaScript", "value": "({role: 'clerk'})"}}}
            ],
            "connections": [
              {"source": {"activity": "start", "port": "Done"}, "target": {"activity": "left", "port": "In"}},
              {"source": {"activity": "start", "port": "Done"}, "target": {"activity": "right", "port": "In"}},
              {"source": {"activity": "left", "port": "Done"}, "target": {"activity": "both", "port": "In"}},
              {"source": {"activity": "right", "port": "Done"}, "target": {"activity": "both", "port": "In"}},
              {"source": {"activity": "both", "port": "Done"}, "target": {"activity": "after", "port": "In"}},
              {"source": {"activity": "after", "port": "Done"}, "target": {"activity": "papers", "port": "In"}},
              {"source": {"activity": "papers", "port": "Done"}, "target": {"activity": "papersAgain", "port": "In"}},
              {"source": {"activity": "papersAgain", "port": "Done"}, "target": {"activity": "last", "port": "In"}}
            ]
          }
        }
        """)!;
}
