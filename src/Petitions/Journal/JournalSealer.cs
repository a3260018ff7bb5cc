using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Journal;

/// <summary>
/// Chains the committed entries that no block holds yet into signed blocks. A second sealer does no harm: they take turns
/// in the write lock, and each begins where the last block ends.
/// </summary>
public sealed class JournalSealer(PetitionsDb db, Transactions transactions, JournalKey key, DataDirectory directory, TimeProvider time)
{
    public const int MostEntries = 10_000;
    private readonly JournalHeadFile file = new(directory);

    /// <returns>How many entries were sealed.</returns>
    /// <exception cref="JournalBroken">The head and the database contradict each other.</exception>
    public async Task<int> SealAsync(CancellationToken cancellation = default)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("The head may be written only after the block is committed: seal outside of any act.");
        for (var entries = 0; ;)
        {
            var (head, count) = await transactions.RunAsync(() => SealBlockAsync(cancellation), cancellation);
            FailPoint.Pass("before-head");
            file.Advance(head);
            entries += count;
            if (count < MostEntries)
                return entries;
        }
    }

    private async Task<(JournalHead Head, int Count)> SealBlockAsync(CancellationToken cancellation)
    {
        var last = await db.JournalBlocks.AsNoTracking().OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancellation);
        var head = await HeadAsync(last, cancellation);
        var entries = await db.Journal.AsNoTracking().Where(e => e.Id > head.LastEntry)
            .OrderBy(e => e.Id).Take(MostEntries).ToListAsync(cancellation);
        if (entries.Count == 0)
            return (head, 0);
        var block = BlockOf(entries, head);
        db.JournalBlocks.Add(block);
        return (JournalHead.Of(block.Id, block.LastEntry, head.Entries + block.Count, block.Signature, key), block.Count);
    }

    /// <summary>Where the database ends, once it is sure that it goes on from where the head file ends.</summary>
    private async Task<JournalHead> HeadAsync(JournalBlock? last, CancellationToken cancellation)
    {
        if (last is null && !file.Exists)
            file.WriteFirst(JournalHead.Genesis(key));
        if (!file.Exists)
            throw new JournalBroken("head-missing");
        if (file.Read() is not { } head || !head.IsGenuine(key))
            throw new JournalBroken("head-not-genuine");
        if ((last?.Id ?? 0) < head.Block)
            throw new JournalBroken("cut-off");
        if (last is null)
            return head;
        if (BlockSignature.Of(last, key) != last.Signature)
            throw new JournalBroken("block-altered");
        if (head.Block > 0 && !await db.JournalBlocks.AnyAsync(b => b.Id == head.Block && b.Signature == head.Signature, cancellation))
            throw new JournalBroken("head-contradicts");
        var since = await db.JournalBlocks.Where(b => b.Id > head.Block).SumAsync(b => b.Count, cancellation);
        return JournalHead.Of(last.Id, last.LastEntry, head.Entries + since, last.Signature, key);
    }

    private JournalBlock BlockOf(List<JournalEntry> entries, JournalHead head)
    {
        var list = EntryList.Of(entries).ToString();
        // Whole milliseconds: every database gives them back as they were signed.
        var sealedAt = time.GetUtcNow().UtcDateTime;
        sealedAt = sealedAt.AddTicks(-(sealedAt.Ticks % TimeSpan.TicksPerMillisecond));
        return Block(BlockSignature.Of(Block(signature: ""), key));

        JournalBlock Block(string signature) => new()
        {
            Id = head.Block + 1,
            FirstEntry = entries[0].Id,
            LastEntry = entries[^1].Id,
            Count = entries.Count,
            PreviousHash = head.Signature,
            EntriesHash = list,
            Signature = signature,
            SealedAt = sealedAt,
        };
    }
}
