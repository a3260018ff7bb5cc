namespace Petitions.EndToEndTests.Kills;

[Collection(KillTests.Name)]
public sealed class RandomKillTests(KilledOffice office, ITestOutputHelper output)
{
    [Fact]
    public void Office_AfterSixRandomKills_IsConsistent()
    {
        output.WriteLine($"seed {KilledOffice.Seed}: {office.Figures}");
        Figures.Tell(office.Site, output);
        if (office.Failure is { } failure)
            throw failure;
        office.Site.Count.Kills.ShouldBeGreaterThanOrEqualTo(KilledOffice.Kills);
        office.Site.Count.Hits.ShouldBeGreaterThan(0);
        // Whoever is signed in stays so, whatever became of the server.
        office.Site.Ledger.TokensLost.ShouldBe(0);
    }
}
