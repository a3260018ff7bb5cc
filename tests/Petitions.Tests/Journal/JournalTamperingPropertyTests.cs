using CsCheck;

namespace Petitions.Tests.Journal;

public sealed class JournalTamperingPropertyTests
{
    private static readonly Gen<string> Column = Any(
        "At = datetime(At, '+1 second')", "Kind = Kind || 'x'", "PersonId = coalesce(PersonId, '') || 'x'",
        "CaseId = iif(CaseId IS NULL, '22222222-2222-2222-2222-222222222222', NULL)", "PayloadHash = PayloadHash || '0', PayloadJson = NULL",
        "PayloadJson = PayloadJson || ' '", "Id = Id + 1000000", "Id = -Id");

    private static readonly Gen<string> Block = Any(
        "PreviousHash = PreviousHash || 'x'", "EntriesHash = lower(EntriesHash) || 'x'", "Signature = substr(Signature, 2)",
        "FirstEntry = -FirstEntry", "LastEntry = LastEntry + 1", "Count = Count + 1", "Id = Id + 1000", "SealedAt = datetime(SealedAt, '+1 day')");

    private static readonly Gen<Func<int, int, string>> Tampering = Gen.OneOf(
        Column.Select(set => new Func<int, int, string>((entry, _) => $"UPDATE Journal SET {set} WHERE Id = {entry}")),
        Block.Select(set => new Func<int, int, string>((_, block) => $"UPDATE JournalBlocks SET {set} WHERE Id = {block}")),
        Any<Func<int, int, string>>(
            (entry, _) => $"DELETE FROM Journal WHERE Id = {entry}",
            (entry, _) => $"DELETE FROM Journal WHERE Id >= {entry}",
            (_, block) => $"DELETE FROM JournalBlocks WHERE Id = {block}",
            (_, block) => $"DELETE FROM JournalBlocks WHERE Id >= {block}"));

    [Fact]
    public Task Verify_AnyJournalAndAnySingleTampering_FindsItAndNothingWithoutIt() =>
        Gen.Select(Gen.Int[1, 4].List[1, 5], Gen.Int[0, 2], Gen.Int[0, 1000], Tampering).SampleAsync(async (blocks, tail, pick, tampering) =>
        {
            using var world = new JournalWorld();
            foreach (var entries in blocks)
                await (await world.WriteAsync(entries)).SealAsync();
            if (tail > 0)
                await world.WriteAsync(tail);
            (await world.VerifyAsync()).Findings.ShouldBeEmpty();

            var sql = tampering(1 + (pick % blocks.Sum()), 1 + (pick % blocks.Count));
            world.Office.Tamper(sql).ShouldBeGreaterThan(0, sql);

            (await world.VerifyAsync()).Findings.ShouldNotBeEmpty(sql);
        }, iter: 150, threads: 2);

    private static Gen<T> Any<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
