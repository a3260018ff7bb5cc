using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Petitions.Cli.Demo;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Dispatch;

namespace Petitions.Cli.Proof;

/// <summary>
/// One throw-away office: the application's own services on a database in a temporary folder, with a clock that the proof moves and a
/// mail server that only keeps what it was given. Nothing else differs from the office at work, but that no commit waits for the disk.
/// </summary>
internal sealed class ProofOffice : IAsyncDisposable
{
    private readonly string folder;
    private readonly OfficeHost host;
    private SqliteConnection? looks;

    private ProofOffice(string folder, OfficeHost host, DemoClock clock, ProofTransport mail) =>
        (this.folder, this.host, Clock, Mail) = (folder, host, clock, mail);

    public DemoClock Clock { get; }

    public ProofTransport Mail { get; }

    public DateOnly Today => Petitions.Deadlines.OfficeTime.DateOf(Clock.GetUtcNow().UtcDateTime);

    public static async Task<ProofOffice> OpenAsync(OfficeSeed seed, DateTimeOffset start, Action<IServiceCollection> change, string? sql, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"petitions-proof-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        if (Template.Bytes is { } bytes)
            await File.WriteAllBytesAsync(Path.Combine(folder, "petitions.db"), bytes, cancellation);
        var (clock, mail) = (new DemoClock(start), new ProofTransport());
        var host = await OfficeHost.OpenAsync(folder, services =>
        {
            // One logger factory for all offices of a run: EF keeps its compiled queries by it.
            services.AddSingleton<TimeProvider>(clock).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
            services.ConfigureDbContext<PetitionsDb>(options => options.AddInterceptors(new NoWaitForDisk()));
        }, services => change(services.Replace(ServiceDescriptor.Singleton<IMailTransport>(mail))), null, cancellation);
        var office = new ProofOffice(folder, host, clock, mail);
        Template.Bytes ??= await office.CopyAsync(cancellation);
        await host.AsSystemAsync(async scope =>
        {
            if (sql is not null)
                await scope.GetRequiredService<PetitionsDb>().Database.ExecuteSqlRawAsync(sql, cancellation);
            await scope.GetRequiredService<InstallOffice>().SeedAsync(seed, null, cancellation);
            return true;
        });
        return office;
    }

    public Task<T> AsAsync<T>(string? person, Func<IServiceProvider, Task<T>> act) => host.AsAsync(person, act);

    public Task AsAsync(string? person, Func<IServiceProvider, Task> act) => host.AsAsync(person, async scope => { await act(scope); return true; });

    /// <summary>Reads past the application: what is stored, whoever may see it.</summary>
    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object Value)[] parameters)
    {
        looks ??= Connected();
        using var command = looks.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        if (looks is not null)
            await looks.DisposeAsync();
        using (var pooled = new SqliteConnection($"Data Source={Path.Combine(folder, "petitions.db")};Default Timeout=30"))
            SqliteConnection.ClearPool(pooled);
        Directory.Delete(folder, recursive: true);
    }

    private SqliteConnection Connected()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "petitions.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Schema and workflows without an office: made once in a run, copied for every office.</summary>
    private async Task<byte[]> CopyAsync(CancellationToken cancellation)
    {
        await host.AsSystemAsync(scope => scope.GetRequiredService<PetitionsDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation));
        return await File.ReadAllBytesAsync(Path.Combine(folder, "petitions.db"), cancellation);
    }

    private static class Template
    {
        public static byte[]? Bytes { get; set; }
    }

    // A power failure would lose a database that is thrown away anyhow.
    private sealed class NoWaitForDisk : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase))
                return;
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=OFF";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
