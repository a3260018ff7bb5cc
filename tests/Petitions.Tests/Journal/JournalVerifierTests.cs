using Petitions.Data;
using Petitions.Journal;
using static Petitions.Journal.JournalFindingKind;

namespace Petitions.Tests.Journal;

public sealed class JournalVerifierTests
{
    [Fact]
    public async Task Verify_UntouchedJournal_IsIntactAndCounted()
    {
        using var world = await new JournalWorld().WithBlocksAsync(3);

        var report = await world.VerifyAsync();

        report.Findings.ShouldBeEmpty();
        (report.Blocks, report.Entries, report.Unsealed).ShouldBe((3, 12, 2));
    }

    [Fact]
    public async Task Verify_EmptyJournalWithoutHead_IsIntact()
    {
        using var world = new JournalWorld();

        (await world.VerifyAsync()).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_PayloadDestroyedByRetention_IsIntact()
    {
        using var world = await new JournalWorld().WithBlocksAsync(2);

        world.Office.Tamper("UPDATE Journal SET PayloadJson = NULL WHERE Id <= 6").ShouldBe(6);

        (await world.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE Journal SET Kind = 'case.printed' WHERE Id = 6", EntryAltered, 6)]
    [InlineData("UPDATE Journal SET PersonId = '' WHERE Id = 5", EntryAltered, 5)]
    [InlineData("UPDATE Journal SET PersonId = NULL WHERE Id = 6", EntryAltered, 6)]
    [InlineData("UPDATE Journal SET At = '2020-01-01 00:00:00' WHERE Id = 6", EntryAltered, 6)]
    [InlineData("UPDATE Journal SET CaseId = NULL WHERE Id = 5", EntryAltered, 5)]
    [InlineData("UPDATE Journal SET PayloadJson = NULL, PayloadHash = '00' WHERE Id = 5", EntryAltered, 5)]
    [InlineData("UPDATE Journal SET PayloadJson = '{}' WHERE Id = 5", PayloadAltered, 5)]
    [InlineData("UPDATE Journal SET PayloadJson = '{}' WHERE Id = 14", PayloadAltered, 14)]
    [InlineData("UPDATE Journal SET At = 'never' WHERE Id = 7", EntriesUnreadable, 5)]
    [InlineData("DELETE FROM Journal WHERE Id = 6", EntryRemoved, 6)]
    [InlineData("DELETE FROM Journal WHERE Id = 12", EntryRemoved, 12)]
    [InlineData("INSERT INTO Journal (Id, At, Kind, PayloadHash) VALUES (0, '2026-09-18 01:00:00', 'x', 'y')", EntryInserted, 0)]
    [InlineData("UPDATE JournalBlocks SET Count = 3 WHERE Id = 2", BlockAltered, 2)]
    [InlineData("UPDATE JournalBlocks SET LastEntry = 1000 WHERE Id = 2", BlockAltered, 2)]
    [InlineData("UPDATE JournalBlocks SET FirstEntry = 2 WHERE Id = 3", BlockAltered, 3)]
    [InlineData("UPDATE JournalBlocks SET PreviousHash = 'x' WHERE Id = 2", BlockAltered, 2)]
    [InlineData("UPDATE JournalBlocks SET EntriesHash = 'x' WHERE Id = 1", BlockAltered, 1)]
    [InlineData("UPDATE JournalBlocks SET SealedAt = '2020-01-01 00:00:00' WHERE Id = 2", BlockAltered, 2)]
    [InlineData("UPDATE JournalBlocks SET Signature = 'x' WHERE Id = 2", SignatureAltered, 2)]
    [InlineData("UPDATE JournalBlocks SET Signature = 'x' WHERE Id = 3", SignatureAltered, 3)]
    [InlineData("DELETE FROM JournalBlocks WHERE Id = 1", BlockRemoved, 1)]
    [InlineData("DELETE FROM JournalBlocks WHERE Id = 2", BlockRemoved, 2)]
    [InlineData("DELETE FROM JournalBlocks WHERE Id = 3", CutOff, 9)]
    [InlineData("DELETE FROM JournalBlocks WHERE Id = 3; DELETE FROM Journal WHERE Id > 8", CutOff, 9)]
    [InlineData("DELETE FROM JournalBlocks; DELETE FROM Journal", CutOff, 1)]
    public async Task Verify_OneThingTamperedWith_IsNamedOnce(string tampering, JournalFindingKind kind, long place)
    {
        using var world = await new JournalWorld().WithBlocksAsync(3);

        world.Office.Tamper(tampering).ShouldBeGreaterThan(0);

        var finding = (await world.VerifyAsync()).Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.From).ShouldBe((kind, place));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    [InlineData(1, 12)]
    public async Task Verify_TwoEntriesExchanged_AreNamedAsMoved(int one, int other)
    {
        using var world = await new JournalWorld().WithBlocksAsync(3);

        world.Office.Tamper($"""
            UPDATE Journal SET Id = -1 WHERE Id = {one};
            UPDATE Journal SET Id = {one} WHERE Id = {other};
            UPDATE Journal SET Id = {other} WHERE Id = -1
            """);

        (await world.VerifyAsync()).Findings
            .ShouldBe([JournalFinding.At(EntryMoved, one), JournalFinding.At(EntryMoved, other)], ignoreOrder: true);
    }

    [Fact]
    public async Task Verify_EntriesBetweenBlocks_AreNamedAsInserted()
    {
        using var world = await new JournalWorld().WriteAsync(2);
        await world.SealAsync();
        world.Office.Tamper("UPDATE sqlite_sequence SET seq = 10 WHERE name = 'Journal'");
        await (await world.WriteAsync(2)).SealAsync();

        world.Office.Tamper("INSERT INTO Journal (Id, At, Kind, PayloadHash) VALUES (5, '2026-09-18 01:00:00', 'x', 'y')");

        (await world.VerifyAsync()).Findings.ShouldBe([JournalFinding.At(EntryInserted, 5)]);
    }

    [Fact]
    public async Task Verify_HeadRemovedOrForged_IsNamed()
    {
        using var world = await new JournalWorld().WithBlocksAsync(2);
        var head = await File.ReadAllTextAsync(world.HeadFile, TestContext.Current.CancellationToken);

        File.WriteAllText(world.HeadFile, head.Replace("\"lastEntry\":8", "\"lastEntry\":4", StringComparison.Ordinal));
        (await world.VerifyAsync()).Findings.ShouldHaveSingleItem().Kind.ShouldBe(HeadAltered);

        File.WriteAllText(world.HeadFile, "{");
        (await world.VerifyAsync()).Findings.ShouldHaveSingleItem().Kind.ShouldBe(HeadAltered);

        File.Delete(world.HeadFile);
        (await world.VerifyAsync()).Findings.ShouldHaveSingleItem().Kind.ShouldBe(HeadMissing);
    }

    [Fact]
    public async Task Verify_JournalRewrittenWithTheRightKey_ContradictsTheHead()
    {
        using var world = await new JournalWorld().WithBlocksAsync(2);
        var head = await File.ReadAllBytesAsync(world.HeadFile, TestContext.Current.CancellationToken);

        world.Office.Tamper("DELETE FROM JournalBlocks; UPDATE Journal SET PersonId = 'somebody else'");
        File.Delete(world.HeadFile);
        await world.SealAsync();
        await (await world.WriteAsync(1)).SealAsync();
        File.WriteAllBytes(world.HeadFile, head);

        (await world.VerifyAsync()).Findings.ShouldBe([JournalFinding.At(HeadContradicts, 2)]);
    }

    [Fact]
    public async Task Verify_AnotherOfficesKey_IsOneFinding()
    {
        using var world = await new JournalWorld().WithBlocksAsync(3);
        var other = JournalKey.ReadOrCreate(new DataDirectory(world.Office.Directory.Path, Path.Combine(world.Office.Directory.Path, "other")));

        (await world.VerifyAsync(other)).Findings.ShouldHaveSingleItem().Kind.ShouldBe(KeyDoesNotFit);
    }
}
