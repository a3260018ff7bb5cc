using Microsoft.EntityFrameworkCore;

namespace Petitions.Data;

/// <summary>
/// Brings the schema up to date, one process at a time. EF's own lock for this is a row: whoever is killed while he holds it
/// leaves it behind, and every later start waits for it for ever. A lock on a file goes with its process, so whoever holds
/// that one knows the row to be nobody's.
/// </summary>
public sealed class SqliteMigration(PetitionsDb db, DataDirectory data)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        // At most starts there is nothing to do, and EF's lock is never touched.
        if (!await IsPendingAsync(cancellation))
            return;
        await using var turn = await EnterAsync(cancellation);
        if (!await IsPendingAsync(cancellation))
            return;
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    private async Task<bool> IsPendingAsync(CancellationToken cancellation) =>
        (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();

    private async Task<FileStream> EnterAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return DataDirectory.Open(Path.Combine(data.Path, "migration.lock"), FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}
