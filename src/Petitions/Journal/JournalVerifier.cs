using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Journal;

/// <summary>
/// Reads the whole journal against its blocks and the blocks against their signatures and the head, and reports everything
/// that does not fit. It changes nothing and may run beside the office at work.
/// </summary>
public sealed class JournalVerifier(PetitionsDb db, JournalKey key, DataDirectory directory)
{
    private const int BlocksAtOnce = 200;

    public async Task<JournalReport> VerifyAsync(CancellationToken cancellation = default)
    {
        // The head first: blocks that are sealed meanwhile then only make it lag, which is allowed.
        var head = new JournalHeadFile(directory);
        var walk = new JournalWalk(db, key, head.Exists, head.Read());
        for (var after = long.MinValue; ;)
        {
            var blocks = await db.JournalBlocks.AsNoTracking().Where(b => b.Id > after)
                .OrderBy(b => b.Id).Take(BlocksAtOnce).ToListAsync(cancellation);
            foreach (var block in blocks)
                await walk.VisitAsync(block, cancellation);
            if (blocks.Count < BlocksAtOnce)
                return await walk.FinishAsync(cancellation);
            after = blocks[^1].Id;
        }
    }
}
