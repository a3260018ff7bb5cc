using Petitions.EndToEndTests.Kills.Work;

namespace Petitions.EndToEndTests.Kills;

/// <summary>A kill exactly at each boundary, where a random one seldom falls.</summary>
[Collection(KillTests.Name)]
public sealed class FailPointTests(KilledOffice office)
{
    [Theory]
    [Trait("DeadlineCase", "24")]
    [InlineData("before-commit:9")]
    [InlineData("after-commit:11")]
    [InlineData("in-sweep:3")]
    [InlineData("before-send:1")]
    [InlineData("after-send:1")]
    [InlineData("before-head:2")]
    public async Task Server_KilledAtAFailPoint_LeavesAConsistentOffice(string failPoint)
    {
        await office.Site.StartAsync(failPoint);
        office.Site.Work();
        await office.Site.Server.Gone.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await office.Site.GoneAsync();

        // 128 + SIGKILL: it did not end in any other way.
        office.Site.Server.ExitCode.ShouldBe(137);
        (await KillRun.CheckAsync(office.Site)).ShouldBeEmpty();
        // The next server finds what this one left, and nobody is asked to do anything twice.
        await KillRun.ComeToRestAsync(office.Site);
    }

    [Fact]
    public async Task FirstStart_KilledInTheInstallation_IsFinishedByALaterOne()
    {
        await using var site = new KillSite(seed: 1);

        // Gone when the workflows are published, then gone when the office is seeded and not committed.
        await Should.ThrowAsync<InvalidOperationException>(() => site.StartAsync("after-commit:1"));
        await Should.ThrowAsync<InvalidOperationException>(() => site.StartAsync("before-commit:2"));
        await site.StartAsync();
        site.Work();
        await KillRun.UntilAsync(() => site.Ledger.Acts.Any(a => a.State == ActState.Acknowledged));
        await site.KillAsync();

        site.Ledger.Acts.ShouldContain(a => a.State == ActState.Acknowledged);
        (await KillRun.CheckAsync(site)).ShouldBeEmpty();
    }
}
