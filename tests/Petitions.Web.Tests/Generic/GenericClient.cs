using System.Text.Json.Nodes;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Generic;

/// <summary>
/// Works cases off without knowing one step by name: from the OpenAPI document it has how to sign in, to receive, to list,
/// to look and to complete; from each task its outcomes and the schemas of their data.
/// </summary>
internal sealed class GenericClient
{
    private const int MostSteps = 400;
    private readonly WebOffice office;
    private readonly ApiDocument api;
    private readonly ApiDocument.Operation receive;
    private readonly Choices choices;
    private readonly SchemaData data;
    private readonly IReadOnlyList<string> accounts;
    private readonly Dictionary<string, List<string>> doers = [];
    private readonly Dictionary<string, string[]> lists = [];

    private GenericClient(WebOffice office, ApiDocument api, string receive, int seed)
    {
        (this.office, this.api, this.receive, choices) = (office, api, api.Find(receive), new Choices(seed));
        data = new SchemaData(choices, api.Resolve, ListAsync, office.Time.GetUtcNow);
        accounts = [.. WebOffice.Accounts];
    }

    /// <summary>How often the server refused what fitted its schema.</summary>
    public Dictionary<string, int> Refusals { get; } = [];

    public static async Task<GenericClient> AtAsync(WebOffice office, string receive, int seed) =>
        new(office, new ApiDocument((await office.Anonymous().GetAsync("/openapi/v1.json")).ShouldBe(200).Json), receive, seed);

    /// <returns>The number of the case that was received.</returns>
    public async Task<string> ReceiveAsync()
    {
        while (true)
        {
            var body = await data.MakeAsync(receive.Body!, receive.Id);
            foreach (var account in Likely(receive.Id))
            {
                var answer = await (await office.AsAsync(account)).PostAsync(receive.Path, body!.ToJsonString());
                if (answer.Status == 201)
                {
                    Did(receive.Id, account);
                    return answer.Json["number"]!.GetValue<string>();
                }
                Refused(receive.Id, answer);
                // Not a matter of what was sent, but of who sent it.
                if (!answer.Code!.EndsWith("-only", StringComparison.Ordinal))
                    break;
            }
        }
    }

    /// <summary>Completes whatever anybody is asked to do for this case until nobody is asked any more.</summary>
    public async Task LiveAsync(string number)
    {
        for (var step = 0; await FindAsync(number) is { } found; step++)
        {
            if (step == MostSteps)
                throw new InvalidOperationException($"{number} does not end: {found.Task.ToJsonString()}; refused so far: {string.Join(", ", Refusals)}");
            if (!await CompleteAsync(found.Account, found.Task))
                await ChangeSomethingAsync(number);
        }
    }

    private async Task<(string Account, JsonNode Task)?> FindAsync(string number)
    {
        foreach (var account in Likely("listTasks"))
        {
            var page = (await (await office.AsAsync(account)).GetAsync(api.Find("listTasks").Path)).ShouldBe(200).Json;
            if (page["items"]!.AsArray().FirstOrDefault(t => t!["number"]!.GetValue<string>() == number) is not { } task)
                continue;
            // Somebody has it in hand: is it this one?
            if (task["claimedBy"] is not null && (await (await office.AsAsync(account)).PostAsync(PathOf("claimTask", task))).Status != 200)
                continue;
            Did("listTasks", account);
            return (account, task);
        }
        return null;
    }

    private async Task<bool> CompleteAsync(string account, JsonNode task)
    {
        var session = await office.AsAsync(account);
        var step = task["step"]!.GetValue<string>();
        for (var tries = 0; tries < 3; tries++)
        {
            var view = (await session.GetAsync(PathOf("getTask", task))).ShouldBe(200).Json;
            var outcomes = view["outcomes"]!.AsArray();
            if (outcomes.Count == 0)
                return false;
            var outcome = outcomes[choices.Among(step, outcomes.Count)]!;
            var name = outcome["name"]!.GetValue<string>();
            var answer = await TryAsync(session, task, name, outcome["schema"]!.AsObject(), view["version"]!.GetValue<int>());
            if (answer is null)
                continue;
            if (answer.Status == 200)
                return true;
            answer.ShouldBe(422);
            Refused($"{step}/{name}", answer);
        }
        return false;
    }

    private async Task<Answer?> TryAsync(Session session, JsonNode task, string outcome, JsonObject schema, int version)
    {
        try
        {
            var made = await data.MakeAsync(schema, $"{task["step"]}/{outcome}");
            return await session.PostAsync(PathOf("completeTask", task), new JsonObject { ["outcome"] = outcome, ["data"] = made, ["version"] = version }.ToJsonString());
        }
        catch (NothingFits)
        {
            return null;
        }
    }

    /// <summary>When a task cannot be done as things are: whatever else the document lets somebody change of a case.</summary>
    private async Task ChangeSomethingAsync(string number)
    {
        foreach (var account in Likely("change"))
        {
            var session = await office.AsAsync(account);
            var changed = false;
            foreach (var change in api.Operations.Where(IsAboutACase))
            {
                var body = change.Body is null ? null : (await data.MakeAsync(change.Body, change.Id))!.ToJsonString();
                var answer = await session.PutAsync(change.Path.Replace("{number}", number, StringComparison.Ordinal), body);
                Refused(change.Id, answer);
                changed |= answer.Status < 300;
                if (answer.Status == 404)
                    break;
            }
            if (!changed)
                continue;
            Did("change", account);
            return;
        }
    }

    // What asks for more than the number of the case is no business of somebody who knows nothing else.
    private static bool IsAboutACase(ApiDocument.Operation operation) =>
        operation.Method == HttpMethod.Put && operation.Path.Count(c => c == '{') == 1 && operation.Path.Contains("{number}", StringComparison.Ordinal);

    private async Task<string[]> ListAsync(string path) =>
        lists.TryGetValue(path, out var known)
            ? known
            : lists[path] = [.. (await (await office.AsAsync(accounts[0])).GetAsync(path)).ShouldBe(200).Json.AsArray().Select(i => i!["id"]!.GetValue<string>())];

    private string PathOf(string operation, JsonNode task) => api.Find(operation).Path.Replace("{id}", task["id"]!.GetValue<string>(), StringComparison.Ordinal);

    // Who did such a thing lately is asked first: nothing but speed.
    private IEnumerable<string> Likely(string thing)
    {
        var last = doers.GetValueOrDefault(thing) ?? [];
        return choices.Random.Next(3) == 0 ? accounts.Shuffle(choices.Random) : [.. last, .. accounts.Except(last).Shuffle(choices.Random)];
    }

    private void Did(string thing, string account)
    {
        var last = doers.TryGetValue(thing, out var known) ? known : doers[thing] = [];
        last.Remove(account);
        last.Insert(0, account);
    }

    private void Refused(string thing, Answer answer)
    {
        if (answer.Status >= 400)
            Refusals[$"{thing}: {answer.Code}"] = Refusals.GetValueOrDefault($"{thing}: {answer.Code}") + 1;
    }
}
