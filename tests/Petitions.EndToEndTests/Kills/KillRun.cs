using System.Diagnostics;
using Petitions.EndToEndTests.Kills.Checks;

namespace Petitions.EndToEndTests.Kills;

/// <summary>Kill after kill at random moments, most of them while something is in flight; after each the office is checked.</summary>
internal sealed class KillRun(KillSite site, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
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

    /// <summary>For a while: under a load a round may be killed before it got as far.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        var since = Stopwatch.StartNew();
        while (!holds() && since.Elapsed < Patience)
            await Task.Delay(1);
    }

    private async Task<(Aim Aim, Flights Hit)> KillOnceAsync()
    {
        // Some rounds get far, some are killed in their first acts.
        var enough = site.Ledger.Acts.Count + random.Next(2, 40);
        site.Work();
        await UntilAsync(() => site.Ledger.Acts.Count >= enough);
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
        var looks = random.Next(1, 10);
        await UntilAsync(() => site.InFlight.Of(aim) > 0 && --looks <= 0);
    }
}
