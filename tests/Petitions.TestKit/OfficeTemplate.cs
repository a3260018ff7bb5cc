using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Process;

namespace Petitions.TestKit;

/// <summary>The demonstration office, installed once for all tests of a run; each test works on a copy of the file.</summary>
internal static class OfficeTemplate
{
    private static readonly Lazy<Task<byte[]>> Installed = new(InstallAsync);

    public static Task<byte[]> BytesAsync() => Installed.Value;

    private static async Task<byte[]> InstallAsync()
    {
        using var folder = new TestFolder([]);
        await using (var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(World.Morning))
            .AddLogging().AddPetitions(folder.Directory).BuildServiceProvider())
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<InstallOffice>().RunAsync(WorkflowFolder.Find(), World.Password);
            // Into one file, which can be copied.
            await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(folder.Directory.Database);
    }
}
