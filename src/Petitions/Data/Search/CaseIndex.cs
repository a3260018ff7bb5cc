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

    private const int MostFiles = 20;

    // Nobody types more initials than this.
    private const int MostInitials = 8;
    private const int LongestTitle = 100;

    /// <summary>Cases of which something that can be looked for is about to change.</summary>
    public static IReadOnlySet<Guid> ChangedIn(ChangeTracker tracker) =>
        tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(CaseOf).OfType<Guid>().ToHashSet();

    public static async Task WriteAsync(PetitionsDb db, IReadOnlyCollection<Guid> cases, CancellationToken cancellation)
    {
        foreach (var id in cases)
        {
            if (await TextsAsync(db, id, cancellation) is not { } texts)
                continue;
            await db.Database.ExecuteSqlAsync($"""INSERT OR IGNORE INTO "CaseTexts" ("CaseId") VALUES ({id})""", cancellation);
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "CaseSearch" WHERE rowid = (SELECT "Id" FROM "CaseTexts" WHERE "CaseId" = {id})""", cancellation);
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "CaseSearch" (rowid, "Open", "Register", "Sealed") SELECT "Id", {texts.Open}, {texts.Register}, {texts.Sealed} FROM "CaseTexts" WHERE "CaseId" = {id}""", cancellation);
        }
    }

    /// <summary>Cases that were there before the index, some at a time.</summary>
    public static async Task<int> FillAsync(PetitionsDb db, CancellationToken cancellation)
    {
        var missing = await db.Cases.Where(c => !db.Database.SqlQuery<Guid>($"""SELECT "CaseId" AS "Value" FROM "CaseTexts" """).Contains(c.Id))
            .OrderBy(c => c.Id).Select(c => c.Id).Take(Batch).ToListAsync(cancellation);
        await WriteAsync(db, missing, cancellation);
        return missing.Count;
    }

    private static Guid? CaseOf(EntityEntry entry) => entry.Entity switch
    {
        PetitionCase letter when entry.State == EntityState.Added || entry.Property(nameof(PetitionCase.Sealed)).IsModified => letter.Id,
        Registration or Slip => (Guid?)entry.Properties.Single(p => p.Metadata.IsPrimaryKey()).CurrentValue,
        Petitioner writer => writer.CaseId,
        Attachment file => file.CaseId,
        _ => null,
    };

    private static async Task<(string Open, string Register, string Sealed)?> TextsAsync(PetitionsDb db, Guid id, CancellationToken cancellation)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } letter)
            return null;
        var writer = await db.Petitioners.AsNoTracking().Where(p => p.CaseId == id).Select(p => p.Name).SingleOrDefaultAsync(cancellation);
        var files = await db.Attachments.AsNoTracking().Where(a => a.CaseId == id).Select(a => a.FileName).ToListAsync(cancellation);
        var enclosed = await db.FileTexts.AsNoTracking().Where(t => t.Text != "" && db.Attachments.Any(a => a.CaseId == id && a.Sha256 == t.Sha256))
            .OrderBy(t => t.Sha256).Select(t => t.Text).Take(MostFiles).ToListAsync(cancellation);
        var (registration, slip) = (letter.Registration, letter.Slip);
        IEnumerable<string?> open =
            [letter.Number, registration?.Title, registration?.Place, slip?.Who, slip?.What, slip?.When, slip?.Where, slip?.Request, .. files, .. Initials(registration?.Title, registration?.Place)];
        // What a sealed letter encloses may name its writer: it is found by those only who may know him.
        IEnumerable<string?> close = [writer, .. Initials(writer), .. enclosed];
        return letter.Sealed
            ? (Bigrams.Of(open), "", Bigrams.Of(close))
            : (Bigrams.Of(open.Concat(close)), Bigrams.Of([letter.Receipt.ReceiptNumber]), "");
    }

    /// <summary>首字母 from every character on, so that <c>ld</c> finds 幸福路路灯 wherever the words stand; a word is found by its beginning.</summary>
    private static IEnumerable<string> Initials(params IEnumerable<string?> texts) =>
        texts.Select(t => Pinyin.Initials(t ?? "")).SelectMany(all => Enumerable.Range(0, Math.Max(0, Math.Min(all.Length, LongestTitle) - 1)).Select(at => all.Substring(at, Math.Min(MostInitials, all.Length - at)))).Distinct();
}
