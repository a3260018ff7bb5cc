using Petitions.Dispatch;
using Petitions.EndToEndTests.Kills.Checks;
using Petitions.EndToEndTests.Kills.Work;

namespace Petitions.EndToEndTests.Kills;

/// <summary>An office that lived through six random kills, worked on by eight clients; made once for all tests here.</summary>
public sealed class KilledOffice : IAsyncLifetime
{
    public const int Seed = 20261122;
    public const int Kills = 6;

    internal KillSite Site { get; } = new(Seed);

    /// <summary>Null when every check held.</summary>
    internal Exception? Failure { get; private set; }

    internal string Figures { get; private set; } = "";

    /// <summary>The office at rest after the kills, for tests that damage copies of it.</summary>
    internal OfficeCopy AtRest { get; private set; } = null!;

    internal Arrived Arrived { get; private set; } = null!;

    /// <summary>What the clients knew when the office was at rest.</summary>
    internal Ledger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await new KillRun(Site, Seed).RunAsync(Kills);
            Figures = Site.Count.ToString();
            await RipenAsync();
            await KillRun.ComeToRestAsync(Site);
        }
        catch (InconsistentOffice inconsistent)
        {
            Failure = inconsistent;
        }
        AtRest = Site.Copy();
        Arrived = Site.Arrived();
        Ledger = Site.Ledger.Copy();
    }

    /// <summary>Until there is something of every kind to be damaged.</summary>
    private async Task RipenAsync()
    {
        await Site.StartAsync();
        Site.Work();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!IsRipe())
            await Task.Delay(200, patience.Token);
        await Site.KillAsync();
    }

    private bool IsRipe()
    {
        using var db = OfficeCopy.Open(Path.Combine(Site.Data, "petitions.db"));
        return db.Steps.Count(s => s.Step == "read") > 2 && db.OfficialLetters.Any() && db.Outbox.Any(m => m.State == MailState.Sent)
            && db.Attachments.Select(a => a.Sha256).Distinct().Count() > 1 && db.Notices.Any() && db.DueRows.Any(r => r.Result == "met");
    }

    public async ValueTask DisposeAsync()
    {
        AtRest?.Dispose();
        await Site.DisposeAsync();
    }
}

/// <summary>One office, so one test after the other; and no other test beside them, which would only slow the servers down.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KillTests : ICollectionFixture<KilledOffice>
{
    public const string Name = "kills";
}
