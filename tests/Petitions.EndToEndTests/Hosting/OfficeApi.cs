using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>Brings letters to where a page is to be looked at; quicker than by the screens.</summary>
public sealed class OfficeApi(PageHost host) : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients = [];

    public async Task<string> ReceiveAsync(JsonObject letter) => (await PostAsync("clerk", "/api/letters", letter))["number"]!.GetValue<string>();

    public Task<string> RegisterAsync(string title) => ReceiveAsync(new JsonObject
    {
        ["channel"] = "post",
        ["opened"] = true,
        ["title"] = title,
        ["petitioner"] = new JsonObject { ["name"] = "王芳", ["phone"] = "13800000000", ["address"] = "江湾区幸福路12号3单元402室" },
        ["enclosures"] = new JsonArray(new JsonObject { ["kind"] = "cash", ["description"] = "现金二百元", ["value"] = 200 }),
    });

    public async Task CompleteAsync(string account, string number, string outcome, JsonObject? data = null)
    {
        var tasks = (await GetAsync(account, "/api/tasks"))["items"]!.AsArray();
        var id = tasks.First(t => t!["number"]!.GetValue<string>() == number)!["id"]!.GetValue<string>();
        await PostAsync(account, $"/api/tasks/{id}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = data ?? [] });
    }

    public Task ReadAsync(string number, string state = "none") => CompleteAsync("clerk", number, "read", new JsonObject
    {
        ["abstract"] = new JsonObject { ["who"] = "王芳", ["what"] = "小区路灯坏了三个月，夜间行走不便，多次反映无人维修。", ["where"] = "江湾区幸福路", ["request"] = "尽快修复路灯。" },
        ["class"] = "claim",
        ["urgency"] = "urgent",
        ["credibility"] = "credible",
        ["accused"] = new JsonObject { ["state"] = state },
        ["attachmentsRead"] = true,
    });

    public Task RouteAsync(string number, string method = "refer") => CompleteAsync("clerk", number, "proposed", new JsonObject
    {
        ["method"] = method,
        ["target"] = new JsonObject { ["unit"] = "urban" },
        ["reason"] = "属城市管理局职责。",
    });

    public async Task<string> TaskAsync(string account, string number) =>
        (await GetAsync(account, "/api/tasks"))["items"]!.AsArray().First(t => t!["number"]!.GetValue<string>() == number)!["id"]!.GetValue<string>();

    /// <summary>Tokens do not outlive an hour; whoever moves the clock signs in again.</summary>
    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        clients.Clear();
    }

    public async Task<JsonNode> GetAsync(string account, string path) => (await (await ClientAsync(account)).GetFromJsonAsync<JsonNode>(path))!;

    public async Task<JsonNode> PostAsync(string account, string path, JsonObject body)
    {
        var answer = await (await ClientAsync(account)).PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<HttpClient> ClientAsync(string account)
    {
        if (clients.TryGetValue(account, out var known))
            return known;
        var client = clients[account] = new HttpClient { BaseAddress = new Uri(host.Address) };
        var password = Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";
        var answer = await client.PostAsJsonAsync("/api/login", new { userName = account, password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        return client;
    }
}
