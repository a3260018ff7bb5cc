using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;

namespace Petitions.Offices;

/// <summary>Keeps the directory of today until the day or the office changes, in this process or in another.</summary>
public sealed class DirectoryCache
{
    /// <summary>Counted up in the transaction of every change of the office.</summary>
    private const string VersionBook = "office";

    // One reference, so that two who write and read it at once never see halves of two.
    private Kept? current;

    public async Task<OfficeDirectory> GetAsync(PetitionsDb db, OfficeClock clock, CancellationToken cancellation = default)
    {
        var version = await VersionAsync(db, cancellation);
        if (current is { } kept && kept.Version == version && kept.Directory.Day == clock.Today)
            return kept.Directory;
        var directory = new OfficeDirectory(await LoadAsync(db, cancellation), clock.Today);
        current = new Kept(version, directory);
        return directory;
    }

    /// <summary>Differs after every change of the office. Within an act nobody else can change it: it is asked for once.</summary>
    public static async Task<int> VersionAsync(PetitionsDb db, CancellationToken cancellation = default) => db.Database.CurrentTransaction is null
        ? await db.Books.Where(b => b.Name == VersionBook && b.Year == 0).Select(b => b.Last).SingleOrDefaultAsync(cancellation)
        : await db.Books.FindAsync([VersionBook, 0], cancellation) is { } book ? db.Entry(book).Property(b => b.Last).OriginalValue : 0;

    public static async Task ChangedAsync(PetitionsDb db, CancellationToken cancellation = default)
    {
        var book = await db.Books.FindAsync([VersionBook, 0], cancellation);
        if (book is null)
            db.Books.Add(book = new Book { Name = VersionBook });
        book.Last++;
    }

    private static async Task<OfficeRecords> LoadAsync(PetitionsDb db, CancellationToken cancellation) => new(
        await db.Units.AsNoTracking().ToListAsync(cancellation),
        await db.People.AsNoTracking().ToListAsync(cancellation),
        await db.Posts.AsNoTracking().ToListAsync(cancellation),
        await db.Delegations.AsNoTracking().ToListAsync(cancellation),
        await db.Accounts.AsNoTracking().ToListAsync(cancellation),
        await db.AccountRoles.AsNoTracking().ToListAsync(cancellation));

    private sealed record Kept(int Version, OfficeDirectory Directory);
}
