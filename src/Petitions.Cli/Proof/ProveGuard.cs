using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data.Seed;

namespace Petitions.Cli.Proof;

/// <summary>
/// The guard's properties tried on random offices, or on one that an administrator brings: the real use cases on the real store, in
/// databases that are thrown away.
/// </summary>
internal sealed class ProveGuard(int steps, int seed)
{
    private const int StepsPerOffice = 1000;

    /// <summary>The office to prove on, made anew for each walk; random if none is given.</summary>
    public Func<OfficeSeed>? Office { get; init; }

    public int People { get; init; } = 240;

    /// <summary>What a test plants into the application to see that it is found.</summary>
    public Action<IServiceCollection> Change { get; init; } = _ => { };

    /// <summary>What a test plants into the database.</summary>
    public string? Sql { get; init; }

    public Action<int> Progress { get; init; } = _ => { };

    /// <summary>The same in every process: a run can be made again from what its report says (<see cref="HashCode"/> would differ each time).</summary>
    internal static int WalkSeed(int seed, int office) => unchecked((seed * 1_000_003) + office);

    public async Task<ProofReport> RunAsync(CancellationToken cancellation = default)
    {
        var report = new ProofReport(seed);
        var clock = Stopwatch.StartNew();
        // Tuesday 22 September 2026, 09:00, with two holidays before it.
        var start = new DateTimeOffset(2026, 9, 22, 1, 0, 0, TimeSpan.Zero);
        while (report.Steps < steps && report.Broken.Count == 0)
        {
            var number = ++report.Offices;
            var people = Office?.Invoke() ?? RandomOffice.Make(new Random(WalkSeed(seed, number)), new DateOnly(2026, 9, 22), People);
            await using var office = await ProofOffice.OpenAsync(people, start, Change, Sql, cancellation);
            await new ProofWalk(report, office, number, seed).RunAsync(Math.Min(StepsPerOffice, steps - report.Steps), Progress, cancellation);
            report.Took = clock.Elapsed;
        }
        return report;
    }
}
