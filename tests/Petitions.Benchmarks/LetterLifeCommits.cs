using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.TestKit;

namespace Petitions.Benchmarks;

/// <summary>
/// One letter's whole life on SQLite with synchronous=FULL, in commits a second, beside prepared ADO commands that write the
/// very same rows in as many transactions on a copy of the same database. Limit: half of them.
/// </summary>
internal static class LetterLifeCommits
{
    private const int Lives = 40;
    private const double Limit = 0.5;

    public static async Task<bool> RunAsync()
    {
        var writes = new RecordedWrites();
        await using var office = await OfficeWorld.CreateAsync(services => services.ConfigureDbContext<PetitionsDb>(options => options.AddInterceptors(writes.Commands, writes.Transactions)));
        for (var i = 0; i < 3; i++)
            await LiveAsync(office);
        var copy = Path.Combine(Path.GetTempPath(), $"petitions-{Guid.NewGuid():N}.db");
        Copy(office.Directory.Database, copy);

        writes.Begin();
        var clock = Stopwatch.StartNew();
        var worked = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Lives; i++)
            await LiveAsync(office);
        var perCommit = (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / writes.Committed.Count;
        var ours = writes.Committed.Count / clock.Elapsed.TotalSeconds;
        var prepared = Replay(copy, writes.Committed);
        File.Delete(copy);

        var ratio = ours / prepared;
        Console.WriteLine($"one letter's life on SQLite FULL: {Lives} lives, {writes.Committed.Count} transactions, {writes.Committed.Sum(t => t.Count)} writes; {ours:N0} commits a second ({perCommit:0.0} ms of processor each); prepared commands {prepared:N0}; ratio {ratio:0.00}, limit {Limit:0.00}");
        return ratio >= Limit;
    }

    private static async Task LiveAsync(OfficeWorld office)
    {
        var number = await office.RepliedAsync();
        await office.CompleteAsync("urban2", number, "followUp", "satisfied", new { notes = "满意" });
        await office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "thirtyYears" });
    }

    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from}");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static double Replay(string database, IReadOnlyList<IReadOnlyList<RecordedWrite>> transactions)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using (var pragma = new SqliteCommand("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;", connection))
            pragma.ExecuteNonQuery();
        var prepared = new Dictionary<string, SqliteCommand>();
        var clock = Stopwatch.StartNew();
        foreach (var writes in transactions)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in writes)
            {
                if (!prepared.TryGetValue(write.Sql, out var command))
                {
                    command = prepared[write.Sql] = new SqliteCommand(write.Sql, connection);
                    foreach (var (name, value) in write.Values)
                        command.Parameters.AddWithValue(name, value);
                    command.Transaction = transaction;
                    command.Prepare();
                }
                command.Transaction = transaction;
                for (var i = 0; i < write.Values.Count; i++)
                    command.Parameters[i].Value = write.Values[i].Value;
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        var perSecond = transactions.Count / clock.Elapsed.TotalSeconds;
        foreach (var command in prepared.Values)
            command.Dispose();
        return perSecond;
    }
}
