using System.Globalization;

namespace Petitions.EndToEndTests.Kills;

/// <summary>The long tier: hundreds of kills on one office, from a seed that is printed.</summary>
[Collection(LongTests.Name)]
public sealed class LongKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Office_After200RandomKills_IsConsistent()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1", "Long tier: set PETITIONS_LONG=1 (PETITIONS_SEED, PETITIONS_KILLS).");
        var seed = Number("PETITIONS_SEED", 426_2026);
        var kills = Number("PETITIONS_KILLS", 200);
        await using var site = new KillSite(seed);
        await new KillRun(site, seed).RunAsync(kills, TestContext.Current.SendDiagnosticMessage);
        var figures = site.Count.ToString();
        var (hits, needed) = (site.Count.Hits, kills * 3 / 4);
        await KillRun.ComeToRestAsync(site);
        using var copy = site.Copy();
        await using var db = Checks.OfficeCopy.Open(copy.Directory.Database);
        var report = $"seed {seed}: {figures}; {db.Cases.Count()} cases ({db.Cases.Count(c => c.ClosedAt != null)} archived), {db.Steps.Count()} steps "
            + $"({db.Steps.Count(s => s.PersonId == null)} by the system), {db.DueRows.Count(r => r.DoneAt != null)} due rows done, {db.Outbox.Count()} mails, "
            + $"{db.Journal.Count()} journal entries in {db.JournalBlocks.Count()} blocks, {db.Attachments.Count()} attachments; "
            + $"{site.Ledger.Acts.Count} acts, {site.Ledger.Acts.Count(a => a.Repeated)} of them repeated after a kill, {site.Ledger.TokensLost} tokens lost";
        output.WriteLine(report);
        TestContext.Current.SendDiagnosticMessage(report);
        Figures.Tell(site, output);
        hits.ShouldBeGreaterThanOrEqualTo(needed);
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LongTests
{
    public const string Name = "long";
}
