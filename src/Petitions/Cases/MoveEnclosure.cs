using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>随信物品 changes hands: into custody, to the case, or back to its owner. The journal is the ledger (L-12).</summary>
public sealed class MoveEnclosure(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, JournalWriter journal)
{
    /// <exception cref="NotVisible">No such case or enclosure for this person.</exception>
    public Task<Enclosure> RunAsync(string number, long id, Custody custody, string? note, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        Require.That(viewer.SeesIntake || viewer.Self.Has(Role.Archivist), "enclosures-by-intake-only");
        var enclosure = Require.Found(await db.Enclosures.SingleOrDefaultAsync(e => e.CaseId == letter.Id && e.Id == id, cancellation));
        var from = enclosure.Custody;
        enclosure.Custody = custody;
        journal.Write("enclosure.moved", letter.Id, new { enclosure.Id, from, to = custody, note });
        return enclosure;
    }, cancellation);
}
