using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Journal;

/// <summary>
/// One verification, block after block. A block is judged when its successor is known, because the successor, or the head,
/// is the witness to what its signature was.
/// </summary>
internal sealed class JournalWalk(PetitionsDb db, JournalKey key, bool headExists, JournalHead? head)
{
    private readonly List<JournalFinding> findings = [];
    private readonly EntryDifferences differences = new();
    private readonly JournalHead? genuine = head is not null && head.IsGenuine(key) ? head : null;
    private JournalBlock? waiting;
    private bool anySignatureHolds;
    private bool headMet;
    private (long Block, long Entry, string Signature, string Signed) before = (0, long.MinValue, BlockSignature.Genesis, BlockSignature.Genesis);
    private (long Blocks, long Entries) count;

    public async Task VisitAsync(JournalBlock block, CancellationToken cancellation)
    {
        await JudgeAsync(block, cancellation);
        waiting = block;
    }

    public async Task<JournalReport> FinishAsync(CancellationToken cancellation)
    {
        await JudgeAsync(null, cancellation);
        JudgeHead();
        var unsealed = await UnsealedAsync(cancellation);
        if (count.Blocks > 0 && !anySignatureHolds && genuine is null)
        {
            // With the wrong key every block looks forged; one finding says it.
            findings.RemoveAll(f => f.Kind is JournalFindingKind.BlockAltered or JournalFindingKind.HeadAltered);
            findings.Insert(0, new JournalFinding(JournalFindingKind.KeyDoesNotFit));
        }
        return new JournalReport([.. findings, .. differences.Findings()], count.Blocks, count.Entries, unsealed);
    }

    private async Task JudgeAsync(JournalBlock? next, CancellationToken cancellation)
    {
        if (waiting is not { } block)
            return;
        count.Blocks++;
        var signed = BlockSignature.Of(block, key);
        var holds = signed == block.Signature;
        var witness = next?.PreviousHash ?? (genuine?.Block == block.Id ? genuine.Signature : null);
        var trusted = holds || signed == witness;
        anySignatureHolds |= trusted;
        var gap = block.Id != before.Block + 1;
        if (gap)
            findings.Add(new JournalFinding(JournalFindingKind.BlockRemoved, before.Block + 1, block.Id - 1));
        var follows = block.PreviousHash == before.Signature || block.PreviousHash == before.Signed;
        if (!trusted || (!gap && !follows))
            findings.Add(JournalFinding.At(JournalFindingKind.BlockAltered, block.Id));
        else if (!holds)
            findings.Add(JournalFinding.At(JournalFindingKind.SignatureAltered, block.Id));
        if (genuine?.Block == block.Id)
        {
            headMet = true;
            if (trusted && genuine.Signature != signed)
                findings.Add(JournalFinding.At(JournalFindingKind.HeadContradicts, block.Id));
        }
        if (trusted)
            await CompareAsync(block, gap, cancellation);
        // The bounds of a forged block say nothing; where its successor begins, its entries end.
        var last = trusted || next is null ? block.LastEntry : next.FirstEntry - 1;
        before = (block.Id, Math.Max(before.Entry, last), block.Signature, signed);
    }

    private async Task CompareAsync(JournalBlock block, bool afterGap, CancellationToken cancellation)
    {
        // What a removed block held stands between its neighbours; without the gap nothing may stand there.
        var from = afterGap ? block.FirstEntry : before.Entry == long.MinValue ? before.Entry : before.Entry + 1;
        if (await ReadAsync(from, block.LastEntry, cancellation) is not { } entries)
            return;
        count.Entries += entries.Count;
        var was = EntryList.Parse(block.EntriesHash);
        var inBlock = entries.Where(e => e.Id >= block.FirstEntry).ToList();
        var now = EntryList.Of(inBlock);
        differences.Inserted(entries.Where(e => e.Id < block.FirstEntry).Select(EntryMark.Of));
        if (!differences.Compare(was.Marks, now.Marks) && was.Hash != now.Hash)
            findings.Add(new JournalFinding(JournalFindingKind.EntryAltered, block.FirstEntry, block.LastEntry));
    }

    private async Task<List<JournalEntry>?> ReadAsync(long from, long to, CancellationToken cancellation)
    {
        try
        {
            var entries = await db.Journal.AsNoTracking().Where(e => e.Id >= from && e.Id <= to).OrderBy(e => e.Id).ToListAsync(cancellation);
            findings.AddRange(entries.Where(IsPayloadAltered).Select(e => JournalFinding.At(JournalFindingKind.PayloadAltered, e.Id)));
            return entries;
        }
        // Raw SQL can put into a column what its type cannot hold; EF wraps the one and not the other.
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or InvalidOperationException)
        {
            findings.Add(new JournalFinding(JournalFindingKind.EntriesUnreadable, from, to));
            return null;
        }
    }

    private static bool IsPayloadAltered(JournalEntry entry) =>
        entry.PayloadJson is not null && JournalWriter.HashOf(entry.PayloadJson) != entry.PayloadHash;

    private async Task<long> UnsealedAsync(CancellationToken cancellation)
    {
        const int atOnce = JournalSealer.MostEntries;
        var (unsealed, last) = (0L, before.Entry);
        while (true)
        {
            var ids = await db.Journal.Where(e => e.Id > last).OrderBy(e => e.Id).Select(e => e.Id).Take(atOnce).ToListAsync(cancellation);
            if (ids.Count == 0)
                return unsealed;
            await ReadAsync(ids[0], ids[^1], cancellation);
            unsealed += ids.Count;
            last = ids[^1];
        }
    }

    private void JudgeHead()
    {
        if (genuine is null && headExists)
            findings.Add(new JournalFinding(JournalFindingKind.HeadAltered));
        else if (genuine is null && count.Blocks > 0)
            findings.Add(new JournalFinding(JournalFindingKind.HeadMissing));
        else if (genuine is not null && genuine.Block > before.Block)
            findings.Add(new JournalFinding(JournalFindingKind.CutOff, before.Entry == long.MinValue ? 1 : before.Entry + 1, genuine.LastEntry));
        else if (genuine is { Block: > 0 } && !headMet && findings.All(f => f.Kind != JournalFindingKind.BlockRemoved))
            findings.Add(JournalFinding.At(JournalFindingKind.HeadContradicts, genuine.Block));
    }
}
