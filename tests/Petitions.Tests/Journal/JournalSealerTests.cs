using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Tests.Journal;

public sealed class JournalSealerTests
{
    [Fact]
    public async Task Seal_NothingNew_MakesNoBlock()
    {
        using var world = await new JournalWorld().WithBlocksAsync(1);

        await (await world.SealAsync()).SealAsync();

        (await world.VerifyAsync()).Blocks.ShouldBe(2);
    }

    [Fact]
    public async Task Seal_MoreThanABlockHolds_MakesSeveral()
    {
        using var world = await new JournalWorld().WriteAsync(JournalSealer.MostEntries + 1);

        var report = await (await world.SealAsync()).VerifyAsync();

        report.Findings.ShouldBeEmpty();
        (report.Blocks, report.Entries).ShouldBe((2, JournalSealer.MostEntries + 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Seal_CrashedBetweenCommitAndHead_HealsWithoutAFinding(bool moreWasWritten)
    {
        using var world = await new JournalWorld().WithBlocksAsync(1);
        var head = await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken);
        await world.SealAsync();
        var advanced = await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken);

        File.WriteAllBytes(world.HeadFile, head);

        (await world.VerifyAsync()).Findings.ShouldBeEmpty();
        if (moreWasWritten)
            await world.WriteAsync(1);
        await world.SealAsync();
        (await world.VerifyAsync()).Findings.ShouldBeEmpty();
        if (!moreWasWritten)
            (await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken)).ShouldBe(advanced);
        (await File.ReadAllTextAsync(world.HeadFile, TestContext.Current.CancellationToken)).ShouldContain(moreWasWritten ? "\"entries\":7" : "\"entries\":6");
    }

    [Fact]
    public async Task Seal_CrashedAtTheFirstHead_Heals()
    {
        using var world = new JournalWorld();
        await world.SealAsync();

        await world.WriteAsync(2);
        var genesis = await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken);
        await world.SealAsync();
        File.WriteAllBytes(world.HeadFile, genesis);
        await world.SealAsync();

        (await world.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DELETE FROM JournalBlocks WHERE Id = 2", "cut-off")]
    [InlineData("UPDATE JournalBlocks SET Count = 1 WHERE Id = 2", "block-altered")]
    public async Task Seal_DatabaseContradictsTheHead_RefusesAndKeepsTheEvidence(string tampering, string code)
    {
        using var world = await new JournalWorld().WithBlocksAsync(2);
        var head = await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken);
        world.Office.Tamper(tampering);

        (await Should.ThrowAsync<JournalBroken>(world.SealAsync)).Code.ShouldBe(code);

        (await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken)).ShouldBe(head);
    }

    [Fact]
    public async Task Seal_HeadOrKeyLost_Refuses()
    {
        using var world = await new JournalWorld().WithBlocksAsync(1);
        File.Delete(Path.Combine(world.Office.Directory.Keys, "journal.key"));
        (await Should.ThrowAsync<JournalBroken>(world.SealAsync)).Code.ShouldBe("head-not-genuine");

        File.Delete(world.HeadFile);
        (await Should.ThrowAsync<JournalBroken>(world.SealAsync)).Code.ShouldBe("head-missing");
    }

    [Fact]
    public async Task Seal_InsideAnAct_IsRefused()
    {
        using var world = await new JournalWorld().WriteAsync(1);
        await using var db = world.Office.Open();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            world.Office.Transactions(db).RunAsync(() => world.Sealer(db).SealAsync()));
    }

    [Fact]
    public async Task Seal_ByManyAtOnceWhileOthersWrite_PutsEveryEntryIntoOneBlock()
    {
        using var world = await new JournalWorld().WriteAsync(1);
        var cancellation = TestContext.Current.CancellationToken;

        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (i, _) =>
            {
                await using var db = world.Office.Open();
                // Half of them are another process: they share the database, not the gate.
                using var gate = new WriteGate();
                var transactions = i % 2 == 0 ? world.Office.Transactions(db) : new Transactions(db, gate, world.Office.Writer(db), world.Office.Flights, world.Office.Apart(db));
                await transactions.RunAsync(() => Task.FromResult(world.Office.Writer(db).Write("x", null)), cancellation);
                await new JournalSealer(db, transactions, world.Key, world.Office.Directory, world.Office.Time).SealAsync(cancellation);
            });

        await world.SealAsync();
        var report = await world.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        (report.Entries, report.Unsealed).ShouldBe((25, 0));
    }

    [Fact]
    public async Task Block_FirstEntryTwice_IsRefusedByTheDatabase()
    {
        using var world = await new JournalWorld().WithBlocksAsync(1);

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => world.Office.Tamper(
            "INSERT INTO JournalBlocks SELECT 99, FirstEntry, LastEntry, Count, PreviousHash, EntriesHash, Signature, SealedAt FROM JournalBlocks"));
    }
}
