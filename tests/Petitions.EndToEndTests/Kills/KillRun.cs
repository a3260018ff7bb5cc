using System.Diagnostics;
using Petitions.EndToEndTests.Kills.Checks;

namespace Petitions.EndToEndTests.Kills;

/// <summary>Kill after kill at random moments, most of them while something is in flight; after each the office is checked.</summary>
internal sealed class KillRun(KillSite site, int seed)
{
    private static readonly TimeSpan AimingTime = TimeSpan.FromSeconds(5);
    private readonly Random random = new(seed);

    public async Task RunAsync(int kills, Action<string>? tell = null)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            await site.StartAsync();
            var (aim, hit) = await KillOnceAsync();
            var violations = await CheckAsync(site);
            tell?.Invoke($"kill {kill}: aimed at {aim}, hit {hit.Bursts}/{hit.Sweeps}/{hit.Sends}; {site.Count}; {site.Ledger.Acts.Count} acts; {violations.Count} violations");
            if (violations.Count > 0)
                throw new InconsistentOffice($"after kill {kill} of seed {seed} (aimed at {aim}, hit {hit})", violations);
        }
    }

    public static async Task<IReadOnlyList<Violation>> CheckAsync(KillSite site)
    {
        using var copy = site.Copy();
        return await ConsistencyChecker.CheckAsync(copy.Directory, site.Ledger, site.Arrived());
    }

    /// <summary>The last server works everything off, with nobody asking for anything new; then nothing may be left anywhere.</summary>
    public static async Task ComeToRestAsync(KillSite site)
    {
        await site.StartAsync();
        await site.SettleAsync();
        await site.DrainAsync();
        await site.KillAsync();
        var violations = await CheckAsync(site);
        if (violations.Count > 0)
            throw new InconsistentOffice("at rest", violations);
    }

    private async Task<(Aim Aim, Flights Hit)> KillOnceAsync()
    {
        site.Work();
        // Some rounds get far, some are killed in their first acts.
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 3000)));
        var aim = random.Next(10) switch
        {
            0 => Aim.Chance,
            < 5 => Aim.Burst,
            < 8 => Aim.Sweep,
            _ => Aim.Send,
        };
        if (aim != Aim.Chance)
            await InFlightAsync(aim);
        return (aim, await site.KillAsync());
    }

    /// <summary>A random moment within a flight: the n-th look that finds one, a little later.</summary>
    private async Task InFlightAsync(Aim aim)
    {
        var looks = random.Next(1, 40);
        var since = Stopwatch.StartNew();
        while (since.Elapsed < AimingTime)
        {
            // Flights are shorter than any timer: look without a pause, but let the server have the processor in between.
            if (site.InFlight.Of(aim) > 0 && --looks <= 0)
                return;
            await Task.Yield();
            Thread.Yield();
        }
    }
}
