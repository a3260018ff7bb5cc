using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.EndToEndTests.Kills;

namespace Petitions.EndToEndTests.Together;

/// <summary>One data folder, and servers that are processes of their own over it. The letters' workflow is the test's.</summary>
internal sealed class SharedOffice : IAsyncDisposable
{
    private const string Password = "two-servers-2026";
    private readonly string root = Path.Combine(Path.GetTempPath(), $"petitions-together-{Guid.NewGuid():N}");
    private readonly List<ServerProcess> servers = [];
    private readonly List<HttpClient> clients = [];
    private readonly Dictionary<string, string> tokens = [];

    public SharedOffice(JsonNode letters)
    {
        Directory.CreateDirectory(Workflows);
        File.WriteAllText(Path.Combine(Workflows, "letter.json"), letters.ToJsonString());
    }

    private string Workflows => Path.Combine(root, "workflows");

    private string Data => Path.Combine(root, "data");

    /// <param name="failPoint">Where the server kills itself; then it does nothing but what it is asked to.</param>
    public async Task<ServerProcess> StartAsync(string? failPoint = null)
    {
        var server = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["PETITIONS_DEMO_PASSWORD"] = Password,
            ["PETITIONS_FAILPOINT"] = failPoint ?? "",
            ["Data__Directory"] = Data,
            ["Data__Keys"] = Path.Combine(root, "keys"),
            ["Workflows__Directory"] = Workflows,
            ["Sweep__Cron"] = "* * * * * *",
            ["Sweep__Enabled"] = failPoint is null ? "true" : "false",
            ["SignIn__PerMinute"] = "10000",
            ["Logging__LogLevel__Default"] = "Error",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            ["DOTNET_TieredPGO"] = "0",
        });
        servers.Add(server);
        return server;
    }

    /// <summary>Somebody at one of the servers. What one of them has signed holds at the other.</summary>
    public async Task<HttpClient> AtAsync(ServerProcess server, string account)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        clients.Add(client);
        if (!tokens.TryGetValue(account, out var token))
        {
            var answer = await client.PostAsJsonAsync("/api/login", new { userName = account, password = Password });
            tokens[account] = token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
        }
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>What lies in the database, past both servers.</summary>
    public async Task<T> LookAsync<T>(Func<PetitionsDb, Task<T>> look)
    {
        var options = new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={Path.Combine(Data, "petitions.db")};Default Timeout=30;Pooling=False").Options;
        await using var db = new PetitionsDb(options);
        return await look(db);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        foreach (var server in servers)
            server.Dispose();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
