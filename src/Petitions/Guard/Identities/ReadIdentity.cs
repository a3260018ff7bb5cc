using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Guard.Identities;

public sealed record UnlockLine(Guid Id, string AskedBy, string Reason, DateTime AskedAt, string? DecidedBy, DateTime? DecidedAt, DateTime? Until, bool IsMine);

/// <param name="Sealed">Else who wrote stands on the case itself.</param>
/// <param name="Identity">Only for whoever has it unlocked now.</param>
/// <param name="IdNumber">The same.</param>
public sealed record IdentitySheet(string Number, bool Sealed, bool IsKnown, WriterIdentity? Identity, string? IdNumber, IReadOnlyList<UnlockLine> Unlocks)
{
    public bool MayAsk => Sealed && IsKnown && Identity is null && !Unlocks.Any(u => u is { IsMine: true, DecidedAt: null });
}

/// <summary>Who asked to know the writer of a sealed case, who agreed; and, to whom it was granted, the writer. Each look is journalled.</summary>
public sealed class ReadIdentity(
    PetitionsDb db, Transactions transactions, ClearedAccess cleared, WriterIdentities identities, IdentityVault vault, JournalWriter journal, OfficeClock clock)
{
    internal const string Kind = "identity.read";

    /// <exception cref="NotVisible">No such case, or no sealed officer.</exception>
    /// <exception cref="RuleBroken"><c>identity-unreadable</c>: another office key, or altered bytes.</exception>
    public async Task<IdentitySheet> RunAsync(string number, CancellationToken cancellation = default)
    {
        var (letter, viewer) = await cleared.CaseAsync(number, cancellation);
        var unlocks = await db.IdentityUnlocks.AsNoTracking().Where(u => u.CaseId == letter.Id).OrderByDescending(u => u.AskedAt).ToListAsync(cancellation);
        var open = letter.Sealed && unlocks.Exists(u => u.AskedBy == viewer.PersonId && u.IsOpenAt(clock.Now));
        await transactions.RunAsync(() => { journal.Write(open ? Kind : "identity.sheet-viewed", letter.Id); return Task.CompletedTask; }, cancellation);
        try
        {
            return await SheetAsync(letter, viewer, unlocks, open, cancellation);
        }
        catch (IdentityUnreadable)
        {
            throw new RuleBroken("identity-unreadable");
        }
    }

    private async Task<IdentitySheet> SheetAsync(PetitionCase letter, Viewer viewer, IEnumerable<IdentityUnlock> unlocks, bool open, CancellationToken cancellation)
    {
        var identity = open ? await identities.ApartAsync(letter.Id, cancellation) : null;
        var idNumber = open ? await db.Petitioners.AsNoTracking().Where(p => p.CaseId == letter.Id).Select(p => p.IdNumberSealed).SingleOrDefaultAsync(cancellation) : null;
        return new IdentitySheet(
            letter.Number, letter.Sealed, await db.AccuserIdentities.AnyAsync(i => i.CaseId == letter.Id, cancellation), identity, idNumber is null ? null : vault.Open(idNumber, letter.Id),
            [.. unlocks.Select(u => new UnlockLine(u.Id, u.AskedBy, u.Reason, u.AskedAt, u.DecidedBy, u.DecidedAt, u.Until, u.AskedBy == viewer.PersonId))]);
    }
}
