namespace Petitions.EndToEndTests.Kills;

/// <summary>A kill exactly at each boundary, where a random one seldom falls.</summary>
[Collection(KillTests.Name)]
public sealed class FailPointTests(KilledOffice office)
{
    [Theory]
    [InlineData("before-commit:9")]
    [InlineData("after-commit:11")]
    [InlineData("in-sweep:3")]
    [InlineData("before-send:2")]
    [InlineData("after-send:2")]
    [InlineData("before-head:2")]
    public async Task Server_KilledAtAFailPoint_LeavesAConsistentOffice(string failPoint)
    {
        await office.Site.StartAsync(failPoint);
        office.Site.Work();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await office.Site.Server.Gone.WaitAsync(patience.Token);
        await office.Site.GoneAsync();

        // 128 + SIGKILL: it did not end in any other way.
        office.Site.Server.ExitCode.ShouldBe(137);
        (await KillRun.CheckAsync(office.Site)).ShouldBeEmpty();
        await KillRun.ComeToRestAsync(office.Site);
    }
}
