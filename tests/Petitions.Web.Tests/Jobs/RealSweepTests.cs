using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Petitions.Data;

namespace Petitions.Web.Tests.Jobs;

/// <summary>
/// The real Hangfire server on the real clock: Hangfire does not know <see cref="TimeProvider"/>, so nothing else shows that it
/// wakes the sweep. The second host has a Hangfire storage that knows nothing: what is due lies in the tables.
/// </summary>
[Collection(HangfireTests.Name)]
public sealed class RealSweepTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("petitions-sweep-").FullName;

    [Fact]
    public async Task Sweep_OfARuleOfSeconds_IsFiredOnceByHangfireThoughItsStorageWasWiped()
    {
        using (var first = new Host(folder))
        {
            await ReceiveAsync(first);
            await DueInAsync(first, TimeSpan.FromSeconds(2));
        }

        using var second = new Host(folder);
        using var started = second.CreateClient();
        var fired = await UntilFiredAsync(second);

        fired.ShouldHaveSingleItem().Result.ShouldStartWith("Reminder");
        // Two more rounds find nothing to do.
        var sweeps = await RoundsAsync(second, 2);
        sweeps.ShouldBe(1);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "petitions.db")};Default Timeout=30"))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ReceiveAsync(Host host)
    {
        using var client = host.CreateClient();
        var password = Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";
        var login = await client.PostAsJsonAsync("/api/login", new { userName = "clerk", password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await login.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        (await client.PostAsJsonAsync("/api/letters", new { channel = "post", opened = true, title = "路灯损坏" })).EnsureSuccessStatusCode();
    }

    private static async Task DueInAsync(Host host, TimeSpan after)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var at = TimeProvider.System.GetUtcNow().UtcDateTime + after;
        (await scope.ServiceProvider.GetRequiredService<PetitionsDb>().DueRows
            .Where(r => r.Stage == "reminder" && r.DoneAt == null).OrderBy(r => r.Id).Take(1)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.DueAt, at))).ShouldBe(1);
    }

    private static async Task<List<Petitions.Deadlines.DueRow>> UntilFiredAsync(Host host)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var fired = await scope.ServiceProvider.GetRequiredService<PetitionsDb>().DueRows.AsNoTracking()
                .Where(r => r.Stage == "reminder" && r.Result!.StartsWith("Reminder")).ToListAsync(patience.Token);
            if (fired.Count > 0)
                return fired;
            await Task.Delay(200, patience.Token);
        }
    }

    /// <returns>How often the stage stands in the journal after so many more sweeps.</returns>
    private static async Task<int> RoundsAsync(Host host, int rounds)
    {
        using var patience = new CancellationTokenSource(Patience);
        var health = host.Services.GetRequiredService<Petitions.Deadlines.SweepHealth>();
        for (var round = 0; round < rounds; round++)
            for (var last = health.LastSweep; health.LastSweep == last;)
                await Task.Delay(200, patience.Token);
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Journal.CountAsync(e => e.Kind == "deadline.stage" && e.PayloadJson!.Contains("reminder"), patience.Token);
    }

    private sealed class Host(string folder) : WebApplicationFactory<Petitions.Web.Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Data:Directory", folder);
            builder.UseSetting("Sweep:Cron", "* * * * * *");
            builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Error));
        }
    }
}
