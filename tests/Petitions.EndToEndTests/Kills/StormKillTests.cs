using System.Diagnostics;
using Petitions.EndToEndTests.Kills.Work;
using Petitions.Process;
using Petitions.TestKit;

namespace Petitions.EndToEndTests.Kills;

/// <summary>The long tier: some thousand deadlines due at once, and server after server killed in the middle of working them off.</summary>
[Collection(LongTests.Name)]
public sealed class StormKillTests(ITestOutputHelper output)
{
    private const int Letters = 4_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    [Trait("DeadlineCase", "24")]
    public async Task Storm_KilledInMidSweepAgainAndAgain_FiresEachStageOnce()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1", "Long tier: set PETITIONS_LONG=1.");
        var folder = Directory.CreateTempSubdirectory("petitions-storm-kills-").FullName;
        try
        {
            using var office = new StormOffice(folder);
            await office.InstallAsync(Letters);
            office.FallDue(Letters, TimeProvider.System.GetUtcNow().UtcDateTime);
            // Batches are as long as the machine is quick, 200 to 1,000 rows: after some of them, at the first row, after many, and once
            // more; together fewer than there are, so that each is reached whatever was committed before.
            foreach (var failPoint in new[] { "in-sweep:900", "in-sweep:1", "in-sweep:1700", "in-sweep:1000" })
            {
                using var armed = await StartAsync(folder, failPoint);
                await armed.Gone.WaitAsync(Patience, TestContext.Current.CancellationToken);
                armed.ExitCode.ShouldBe(137);
                output.WriteLine($"killed at {failPoint}: {office.Done} of {Letters} done");
            }
            office.Done.ShouldBeInRange(1, Letters - 1);

            using var last = await StartAsync(folder);
            var since = Stopwatch.StartNew();
            while (office.Done < Letters && since.Elapsed < Patience)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            await last.KillAsync();

            office.Done.ShouldBe(Letters);
            office.Faults(Letters).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<ServerProcess> StartAsync(string folder, string failPoint = "") => ServerProcess.StartAsync(new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["PETITIONS_DEMO_PASSWORD"] = Staff.Password,
        ["PETITIONS_FAILPOINT"] = failPoint,
        ["Data__Directory"] = folder,
        ["Workflows__Directory"] = WorkflowFolder.Find(),
        ["Sweep__Cron"] = "* * * * * *",
        ["Logging__LogLevel__Default"] = "Error",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
    });
}
