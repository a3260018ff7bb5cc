using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Petitions.TestKit;

namespace Petitions.Benchmarks.Storm;

/// <summary>
/// 100,000 deadlines fall due in the same second, half of them reminders and half escalations, in a real server with its real
/// Hangfire, on SQLite with synchronous=FULL. Limits (design §11): all enforced, each once, in less than 60 s, while lists are
/// answered within 300 ms (95 of 100). A second run kills the server twice in the middle: nothing is lost or doubled.
/// </summary>
internal static class DueStorm
{
    // Another number for a quick look; the limits are for the whole.
    private static readonly int Letters = int.TryParse(Environment.GetEnvironmentVariable("PETITIONS_STORM"), out var letters) ? letters : 100_000;
    private const int LimitSeconds = 60;
    private const int LimitPage = 300;

    private static readonly string[] Pages = ["/api/tasks", "/api/cases", "/api/notices", "/api/tasks?page=2"];

    public static async Task<bool> RunAsync()
    {
        var whole = await RunAsync(kills: 0);
        var killed = await RunAsync(kills: 2);
        return whole && killed;
    }

    private static async Task<bool> RunAsync(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("petitions-storm-").FullName;
        try
        {
            using var office = new StormOffice(folder);
            await office.InstallAsync(Letters);
            var server = await StormServer.StartAsync(folder);
            using var client = await SignInAsync(server);
            await MeasurePagesAsync(client, TimeSpan.FromSeconds(3));
            office.FallDue(Letters, TimeProvider.System.GetUtcNow().UtcDateTime);

            var (clock, before) = (Stopwatch.StartNew(), server.Processor);
            var pages = kills == 0 ? MeasurePagesUntilAsync(client, () => office.Done >= Letters) : Task.FromResult<IReadOnlyList<double>>([]);
            for (var kill = 1; kill <= kills; kill++)
            {
                var at = Letters * kill / (kills + 1);
                await UntilAsync(() => office.Done >= at);
                server.Dispose();
                server = await StormServer.StartAsync(folder);
            }

            await UntilAsync(() => office.Done >= Letters);
            var (seconds, processor) = (clock.Elapsed.TotalSeconds, server.Processor - (kills == 0 ? before : TimeSpan.Zero));
            var measured = await pages;
            server.Dispose();
            var faults = office.Faults(Letters).ToList();
            Report(kills, seconds, processor, measured, office.Notices, faults);
            return faults.Count == 0 && (kills > 0 || (seconds < LimitSeconds && Percentile(measured, 95) < LimitPage));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(int kills, double seconds, TimeSpan processor, IReadOnlyList<double> pages, long notices, List<string> faults)
    {
        var invariant = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(invariant, $"storm of {Letters:N0} due at once, {kills} kills: {seconds:0.0} s (limit {LimitSeconds}), {Letters / seconds:N0} a second, {notices:N0} notices, {processor.TotalSeconds:0.0} s of processor"));
        if (pages.Count > 0)
            Console.WriteLine(string.Create(invariant, $"  lists meanwhile: {pages.Count} answers, p50 {Percentile(pages, 50):0} ms, p95 {Percentile(pages, 95):0} ms (limit {LimitPage}), worst {pages.Max():0} ms"));
        Console.WriteLine(faults.Count == 0 ? "  each stage fired once" : $"  FAULTS: {string.Join("; ", faults)}");
    }

    private static async Task<HttpClient> SignInAsync(StormServer server)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        var login = await client.PostAsJsonAsync("/api/login", new { userName = "clerk", password = World.Password });
        login.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await login.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        return client;
    }

    private static async Task<IReadOnlyList<double>> MeasurePagesAsync(HttpClient client, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        return await MeasurePagesUntilAsync(client, () => clock.Elapsed > length);
    }

    /// <summary>Four people who look at a list, think for a fifth of a second and look at the next.</summary>
    private static async Task<IReadOnlyList<double>> MeasurePagesUntilAsync(HttpClient client, Func<bool> over)
    {
        var measured = new ConcurrentBag<double>();
        var done = false;
        var people = Enumerable.Range(0, 4).Select(async person =>
        {
            for (var look = person; !Volatile.Read(ref done); look++)
            {
                var clock = Stopwatch.StartNew();
                (await client.GetAsync(new Uri(Pages[look % Pages.Length], UriKind.Relative))).EnsureSuccessStatusCode();
                measured.Add(clock.Elapsed.TotalMilliseconds);
                await Task.Delay(200);
            }
        }).ToList();
        await UntilAsync(over);
        Volatile.Write(ref done, true);
        await Task.WhenAll(people);
        return [.. measured];
    }

    private static async Task UntilAsync(Func<bool> over)
    {
        while (!over())
            await Task.Delay(250);
    }

    private static double Percentile(IReadOnlyList<double> values, int percent) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * percent / 100));
}
