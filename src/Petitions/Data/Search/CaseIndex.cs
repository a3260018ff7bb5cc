using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Petitions.Cases;

namespace Petitions.Data.Search;

/// <summary>
/// Keeps the full-text index of SQLite in step with the cases, within the transaction that changes them. Three columns, for who
/// may find a case by what: by what it says; by its number in the register; by the writer of a sealed one.
/// </summary>
internal static class CaseIndex
{
    private const int Batch = 500;

    /// <summary>Cases of which something that can be looked for is about to change.</summary>
    public static IReadOnlySet<Guid> ChangedIn(ChangeTracker tracker) =>
        tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(CaseOf).OfType<Guid>().ToHashSet();

    public static async Task WriteAsync(PetitionsDb db, IReadOnlyCollection<Guid> cases, CancellationToken cancellation)
    {
        foreach (var batch in cases.Chunk(Batch))
            await CaseIndexRows.WriteAsync(db, await CaseTexts.OfAsync(db, batch, cancellation), cancellation);
    }

    /// <summary>Cases that were there before the index, some at a time.</summary>
    /// <param name="after">The last one of the time before.</param>
    /// <returns>The last one; null when there are no more.</returns>
    public static async Task<Guid?> FillAsync(PetitionsDb db, Guid after, CancellationToken cancellation)
    {
        var missing = await db.Database.SqlQuery<Guid>($"""
            SELECT "Id" AS "Value" FROM "Cases" c WHERE "Id" > {after} AND NOT EXISTS (SELECT 1 FROM "CaseTexts" t WHERE t."CaseId" = c."Id") ORDER BY "Id" LIMIT {Batch}
            """).ToListAsync(cancellation);
        await WriteAsync(db, missing, cancellation);
        return missing.Count == 0 ? null : missing[^1];
    }

    private static Guid? CaseOf(EntityEntry entry) => entry.Entity switch
    {
        PetitionCase letter when entry.State == EntityState.Added || entry.Property(nameof(PetitionCase.Sealed)).IsModified => letter.Id,
        Registration or Slip => (Guid?)entry.Properties.Single(p => p.Metadata.IsPrimaryKey()).CurrentValue,
        Petitioner writer => writer.CaseId,
        Attachment file => file.CaseId,
        _ => null,
    };
}
