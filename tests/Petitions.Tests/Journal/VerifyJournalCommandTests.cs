using System.Diagnostics;

namespace Petitions.Tests.Journal;

public sealed class VerifyJournalCommandTests
{
    [Fact]
    public async Task VerifyJournal_Intact_SaysOkAndExitsZero()
    {
        using var world = await new JournalWorld().WithBlocksAsync(2);

        var (exit, output) = await RunAsync("--data", world.Office.Directory.Path, "--lang", "en");

        output.ShouldBe("OK: 2 blocks, 8 sealed entries, 2 not sealed yet");
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task VerifyJournal_Tampered_NamesTheEntryInChineseAndExitsOne()
    {
        using var world = await new JournalWorld().WithBlocksAsync(2);
        world.Office.Tamper("DELETE FROM Journal WHERE Id = 3");

        var (exit, output) = await RunAsync("--data", world.Office.Directory.Path);

        output.ShouldStartWith("记录 3 被删除");
        exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("petitions.db")]
    [InlineData("keys/journal.key")]
    public async Task VerifyJournal_NothingToRead_ExitsTwoAndMakesNothing(string missing)
    {
        using var world = await new JournalWorld().WithBlocksAsync(1);
        var file = Path.Combine(world.Office.Directory.Path, missing);
        File.Delete(file);

        var (exit, _) = await RunAsync("--data", world.Office.Directory.Path, "--lang", "en");

        exit.ShouldBe(2);
        File.Exists(file).ShouldBeFalse();
    }

    private static async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Petitions.Cli.dll"), "verify-journal", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.Trim());
    }
}
