using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Petitions.Benchmarks;

/// <summary>What was recorded, written again to a copy of the database by prepared ADO commands, and nothing else.</summary>
internal sealed class PreparedCommands : IDisposable
{
    private readonly string database = Path.Combine(Path.GetTempPath(), $"petitions-{Guid.NewGuid():N}.db");
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private readonly SqliteConnection connection;

    public PreparedCommands(string original)
    {
        connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using (var source = new SqliteConnection($"Data Source={original}"))
        {
            source.Open();
            source.BackupDatabase(connection);
        }
        using var pragma = new SqliteCommand("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;", connection);
        pragma.ExecuteNonQuery();
    }

    public TimeSpan Write(IReadOnlyList<IReadOnlyList<RecordedWrite>> transactions)
    {
        var clock = Stopwatch.StartNew();
        foreach (var writes in transactions)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in writes)
                Write(write, transaction);
            transaction.Commit();
        }
        return clock.Elapsed;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
        File.Delete(database);
    }

    private void Write(RecordedWrite write, SqliteTransaction transaction)
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
}
