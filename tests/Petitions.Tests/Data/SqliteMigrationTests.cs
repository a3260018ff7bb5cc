using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Tests.Data;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly DataDirectory directory = new DataDirectory(Path.Combine(Path.GetTempPath(), $"petitions-{Guid.NewGuid():N}")).Create();

    public void Dispose() => Directory.Delete(directory.Path, recursive: true);

    [Fact]
    public async Task Migration_AfterAKillInTheFirstOne_GoesOn()
    {
        await using var db = new PetitionsDb(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={directory.Database};Pooling=False").Options);
        // What EF's lock leaves behind when its holder is killed.
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01 00:00:00+00:00')
            """, TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        await new SqliteMigration(db, directory).RunAsync(patience.Token);

        (await db.Cases.CountAsync(patience.Token)).ShouldBe(0);
    }
}
