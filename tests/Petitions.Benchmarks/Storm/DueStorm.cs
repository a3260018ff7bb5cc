using System.Diagnostics;
using System.Globalization;
using Petitions.TestKit;

namespace Petitions.Benchmarks.Storm;

/// <summary>
/// 100,000 deadlines fall due in the same second, half of them reminders and half escalations, in a real server with its real
/// Hangfire, on SQLite with synchronous=FULL. Limits (design §11): all enforced, each once, in less than 60 s, while pages are
/// answered within 300 ms (95 of 100). A second run kills the server twice in the middle: nothing is lost or doubled.
/// </summary>
internal static class DueStorm
{
    // Another number for a quick look; the limits are for the whole.
    private static readonly int Letters = int.TryParse(Environment.GetEnvironmentVariable("PETITIONS_STORM"), out var letters) ? letters : 100_000;
    private const int LimitSeconds = 60;
    private const int LimitPage = 300;

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
            using var people = await StormPeople.SignInAsync(server.Address, office.Model);
            // Long enough for the code of every page to be compiled as it stays.
            await LookForAsync(people, seconds: 20);
            if (kills == 0)
                StormPeople.Report("before", await LookForAsync(people, seconds: 10));
            office.FallDue(Letters, TimeProvider.System.GetUtcNow().UtcDateTime);

            var done = false;
            var (clock, before) = (Stopwatch.StartNew(), server.Processor);
            var pages = kills == 0 ? people.LookAsync(() => Volatile.Read(ref done)) : Task.FromResult<IReadOnlyList<Look>>([]);
            for (var kill = 1; kill <= kills; kill++)
            {
                var at = Letters * kill / (kills + 1);
                await UntilAsync(() => office.Done >= at);
                server.Dispose();
                server = await StormServer.StartAsync(folder);
            }

            await UntilAsync(() => office.Done >= Letters);
            var (seconds, processor) = (clock.Elapsed.TotalSeconds, server.Processor - (kills == 0 ? before : TimeSpan.Zero));
            Volatile.Write(ref done, true);
            var measured = await pages;
            server.Dispose();
            var faults = office.Faults(Letters).ToList();
            Report(kills, seconds, processor, measured, office.Notices, faults);
            return faults.Count == 0 && (kills > 0 || (seconds < LimitSeconds && StormPeople.Percentile(measured) < LimitPage));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(int kills, double seconds, TimeSpan processor, IReadOnlyList<Look> looks, long notices, List<string> faults)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"storm of {Letters:N0} due at once, {kills} kills: {seconds:0.0} s (limit {LimitSeconds}), {Letters / seconds:N0} a second, {notices:N0} notices, {processor.TotalSeconds:0.0} s of processor; {Machine.Load}"));
        if (looks.Count > 0)
            StormPeople.Report($"meanwhile (limit {LimitPage} ms, 95 of 100)", looks);
        Console.WriteLine(faults.Count == 0 ? "  each stage fired once" : $"  FAULTS: {string.Join("; ", faults)}");
    }

    private static Task<IReadOnlyList<Look>> LookForAsync(StormPeople people, int seconds)
    {
        var clock = Stopwatch.StartNew();
        return people.LookAsync(() => clock.Elapsed.TotalSeconds > seconds);
    }

    private static async Task UntilAsync(Func<bool> over)
    {
        while (!over())
            await Task.Delay(250);
    }
}
