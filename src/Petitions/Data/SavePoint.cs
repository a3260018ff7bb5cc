using Microsoft.EntityFrameworkCore;

namespace Petitions.Data;

/// <summary>
/// An attempt within an act: what it wrote and what it changed on tracked entities can be undone, while the act goes on.
/// </summary>
public sealed class SavePoint : IAsyncDisposable
{
    private const string Name = "attempt";
    private readonly PetitionsDb db;

    private SavePoint(PetitionsDb db) => this.db = db;

    public static async Task<SavePoint> SetAsync(PetitionsDb db, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await db.Database.CurrentTransaction!.CreateSavepointAsync(Name, cancellation);
        return new SavePoint(db);
    }

    public async Task RollBackAsync(CancellationToken cancellation)
    {
        await db.Database.CurrentTransaction!.RollbackToSavepointAsync(Name, cancellation);
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.State == EntityState.Added)
                entry.State = EntityState.Detached;
            else
                await entry.ReloadAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
