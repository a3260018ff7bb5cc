using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Petitions.EndToEndTests.Kills.Work;

/// <summary>
/// One terminal at which somebody works without a pause, now as this person, now as that one, until the server is gone.
/// What was left in doubt is asked again before anything else, exactly as it was asked before.
/// </summary>
internal sealed class Client(int number, int seed, Api api, Ledger ledger, TimeProvider time)
{
    private readonly Random random = new(seed);
    private int acts;
    private Act? doubt;
    private (string UserName, string Number)? lastReceived;

    public async Task WorkAsync(CancellationToken stop)
    {
        try
        {
            await SettleAsync();
            while (!stop.IsCancellationRequested)
                await StepAsync();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            // The server: what was on its way stays in doubt.
        }
    }

    /// <summary>Asks again what was left in doubt: by now it has happened, or it happens now, once in either case.</summary>
    public async Task SettleAsync()
    {
        if (doubt is not { } act)
            return;
        act.Repeated = true;
        await DoAsync(act);
    }

    private async Task StepAsync()
    {
        switch (random.Next(20))
        {
            case < 3:
                await ReceiveAsync();
                break;
            case 3 when lastReceived is not null:
                await AttachAsync();
                break;
            default:
                await WorkOnSomeTaskAsync();
                break;
        }
    }

    private async Task ReceiveAsync()
    {
        var key = NextKey();
        var user = Staff.Intake[random.Next(Staff.Intake.Count)];
        // Received some days ago: its clocks have run out, and the sweep is at it while the clients are.
        var receivedAt = time.GetUtcNow() - TimeSpan.FromHours(random.Next(4) == 0 ? 0 : random.Next(24, 24 * 20));
        var body = new JsonObject { ["receivedAt"] = receivedAt.ToString("O"), ["channel"] = "post", ["carrier"] = key };
        if (random.Next(10) == 0)
            body["private"] = true;
        else if (random.Next(4) != 0)
            Open(body, key);
        var act = new Act { Kind = ActKind.Receive, UserName = user, Path = "/api/letters", Key = key, Body = body };
        await BeginAsync(act);
        if (act.State == ActState.Acknowledged)
            lastReceived = (user, act.Number!);
    }

    private void Open(JsonObject body, string key)
    {
        body["opened"] = true;
        body["title"] = $"来信 {key}";
        body["petitioner"] = random.Next(5) == 0
            ? new JsonObject { ["anonymous"] = true }
            : new JsonObject { ["name"] = "王芳", ["phone"] = "5550001", ["email"] = $"{key}@example.org" };
    }

    private Task AttachAsync()
    {
        var (user, number) = lastReceived!.Value;
        var key = NextKey();
        lastReceived = null;
        return BeginAsync(new Act { Kind = ActKind.Attach, UserName = user, Path = $"/api/cases/{number}/attachments", Key = key, Number = number, Body = [] });
    }

    private async Task WorkOnSomeTaskAsync()
    {
        var user = Staff.Any(random);
        if ((await api.GetAsync(user, "/api/tasks"))?["items"] is not JsonArray { Count: > 0 } tasks)
            return;
        // Dispatches before the rest: what was sent has the longest way to go.
        var urgent = random.Next(2) == 0 ? tasks.FirstOrDefault(t => t!["step"]!.ToString() == "dispatch") : null;
        var id = (urgent ?? tasks[random.Next(tasks.Count)])!["id"]!.GetValue<Guid>();
        // Somebody else may have done it meanwhile.
        if (await api.GetAsync(user, $"/api/tasks/{id}") is not { } task)
            return;
        if (random.Next(10) == 0)
            await api.PostAsync(user, $"/api/tasks/{id}/claim", () => new StringContent(""));
        var outcomes = task["outcomes"]!.AsArray();
        if (outcomes.Count == 0)
            return;
        var outcome = outcomes[random.Next(4) == 0 ? random.Next(outcomes.Count) : 0]!;
        var key = NextKey();
        var body = new JsonObject
        {
            ["outcome"] = outcome["name"]!.GetValue<string>(),
            ["data"] = new SchemaData(random, time, key).Of(outcome["schema"]!.AsObject()),
        };
        var act = new Act
        {
            Kind = ActKind.Complete,
            UserName = user,
            Path = $"/api/tasks/{id}/complete",
            Key = key,
            Body = body,
            TaskId = id,
            Number = task["number"]!.GetValue<string>(),
        };
        await BeginAsync(act);
        // A scan came after the reading: it is read now, and the next try goes through.
        if (act.Answer?["code"]?.ToString() == "attachments-not-read")
            await api.PutAsync(user, $"/api/cases/{act.Number}/attachments-read");
    }

    private string NextKey() => $"k{number}-{++acts}";

    private Task BeginAsync(Act act)
    {
        ledger.Acts.Enqueue(act);
        doubt = act;
        return DoAsync(act);
    }

    private async Task DoAsync(Act act)
    {
        var (status, body) = await api.PostAsync(act.UserName, act.Path, () => ContentOf(act), act.Kind == ActKind.Complete ? null : act.Key);
        (act.Status, act.Answer) = ((int)status, body);
        act.State = status is HttpStatusCode.OK or HttpStatusCode.Created ? ActState.Acknowledged : ActState.Refused;
        if (act is { Kind: ActKind.Receive, State: ActState.Acknowledged })
            act.Number = body!["number"]!.GetValue<string>();
        doubt = null;
    }

    private static HttpContent ContentOf(Act act) => act.Kind == ActKind.Attach
        ? new MultipartFormDataContent { { new ByteArrayContent(FileOf(act.Key)), "file", $"{act.Key}.txt" } }
        : JsonContent.Create(act.Body);

    /// <summary>Large enough to be killed in the middle of.</summary>
    private static byte[] FileOf(string key) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{key} ", 20_000)));
}
