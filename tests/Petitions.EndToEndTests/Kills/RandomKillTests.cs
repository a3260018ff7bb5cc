using System.Globalization;

namespace Petitions.EndToEndTests.Kills;

[Collection(KillTests.Name)]
public sealed class RandomKillTests(KilledOffice office, ITestOutputHelper output)
{
    [Fact]
    public void Office_AfterSixRandomKills_IsConsistent()
    {
        output.WriteLine($"seed {KilledOffice.Seed}: {office.Figures}");
        Complain(office.Site);
        if (office.Failure is { } failure)
            throw failure;
        office.Site.Count.Kills.ShouldBeGreaterThanOrEqualTo(KilledOffice.Kills);
        office.Site.Count.Hits.ShouldBeGreaterThan(0);
        // Whoever is signed in stays so, whatever became of the server.
        office.Site.Ledger.TokensLost.ShouldBe(0);
    }

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
        Complain(site);
        hits.ShouldBeGreaterThanOrEqualTo(needed);
    }

    private void Complain(KillSite site)
    {
        foreach (var answers in site.Ledger.Acts.CountBy(a => $"{a.Kind} {a.Body["outcome"]} {a.State} {a.Status} {a.Answer?["code"]}").OrderByDescending(a => a.Value))
            output.WriteLine($"{answers.Value} x {answers.Key}");
        foreach (var (complaint, times) in site.Count.Complaints.OrderByDescending(c => c.Value).Take(20))
            output.WriteLine($"{times} x {complaint}");
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
