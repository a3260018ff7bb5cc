using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Petitions.Data;

/// <summary>WAL, and an fsync at every commit: an act that was answered is not lost with the power.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=FAST;";

    // A connection of the pool keeps what it was told; each act opens one, and to be told again takes longer than its row.
    private static readonly ConditionalWeakTable<object, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite does nothing asynchronously.
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Tell(SqliteConnection connection)
    {
        if (IsReadOnly(connection) || Told.TryGetValue(connection.Handle!, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told.Add(connection.Handle!, Pragmas);
    }

    // EF looks whether a database exists through such a connection, which may not change its mode.
    private static bool IsReadOnly(SqliteConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase);
}
