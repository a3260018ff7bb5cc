using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.TestKit;

namespace Petitions.Benchmarks.Storm;

/// <summary>
/// A sweep that finds nothing due, which is nearly every one: in an office of a million open deadlines it costs what it costs in an
/// office of one, give or take what cannot be measured.
/// </summary>
internal static class IdleSweep
{
    private const int Sweeps = 50;
    private const double LimitMilliseconds = 5;

    private static readonly int Letters = int.TryParse(Environment.GetEnvironmentVariable("PETITIONS_STORM"), out var letters) ? letters : 1_000_000;

    public static async Task<bool> RunAsync()
    {
        var (one, many) = (await MedianAsync(1), await MedianAsync(Letters));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle sweep: {one:0.0} ms with 1 open deadline, {many:0.0} ms with {Letters:N0} (limit: {LimitMilliseconds:0} ms more)"));
        return many < one + LimitMilliseconds;
    }

    private static async Task<double> MedianAsync(int letters)
    {
        var folder = Directory.CreateTempSubdirectory("petitions-idle-").FullName;
        try
        {
            using var office = new StormOffice(folder);
            await office.InstallAsync(letters);
            office.FallDue(letters, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(30));
            await using var services = new ServiceCollection().AddLogging().AddPetitions(new DataDirectory(folder)).BuildServiceProvider();
            // The first proves the open tasks once, as a new process does.
            await SweepAsync(services);
            var times = new List<double>();
            for (var sweep = 0; sweep < Sweeps; sweep++)
                times.Add(await SweepAsync(services));
            return times.Order().ElementAt(Sweeps / 2);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> SweepAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var clock = Stopwatch.StartNew();
        await scope.ServiceProvider.GetRequiredService<SweepDue>().RunAsync();
        return clock.Elapsed.TotalMilliseconds;
    }
}
