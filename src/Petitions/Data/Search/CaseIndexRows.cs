using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Petitions.Data.Search;

/// <summary>
/// The rows of the index, by plain commands that are prepared once for all cases of an act. Their numbers rise with the receipt, so
/// that a list of the newest is read from the end of the index and left as soon as it is full.
/// </summary>
internal static class CaseIndexRows
{
    /// <summary>Numbers of one second; whatever comes beyond gets the next free one.</summary>
    private const long ASecond = 1 << 16;

    private const string Number = """
        INSERT OR IGNORE INTO "CaseTexts" ("Id", "CaseId") SELECT coalesce(
            (SELECT "Id" + 1 FROM "CaseTexts" WHERE "Id" >= @first AND "Id" < @last ORDER BY "Id" DESC LIMIT 1), @first), @case
        WHERE NOT EXISTS (SELECT 1 FROM "CaseTexts" WHERE "CaseId" = @case)
        """;
    private const string Beyond = """INSERT OR IGNORE INTO "CaseTexts" ("CaseId") VALUES (@case)""";
    private const string Remove = """DELETE FROM "CaseSearch" WHERE rowid = (SELECT "Id" FROM "CaseTexts" WHERE "CaseId" = @case)""";
    private const string Insert = """INSERT INTO "CaseSearch" (rowid, "Open", "Register", "Sealed") SELECT "Id", @open, @register, @sealed FROM "CaseTexts" WHERE "CaseId" = @case""";

    public static async Task WriteAsync(PetitionsDb db, IReadOnlyCollection<CaseTexts> texts, CancellationToken cancellation)
    {
        if (texts.Count == 0)
            return;
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var number = Command(db, Number, "@case", "@first", "@last");
            await using var beyond = Command(db, Beyond, "@case");
            await using var remove = Command(db, Remove, "@case");
            await using var insert = Command(db, Insert, "@case", "@open", "@register", "@sealed");
            // In the order of their numbers: the index writes what comes out of order piece by piece.
            foreach (var text in texts.OrderBy(t => t.ReceivedAt))
            {
                var first = (long)(text.ReceivedAt - DateTime.UnixEpoch).TotalSeconds * ASecond;
                // A case that is new here has nothing to be removed.
                if (await RunAsync(number, cancellation, text.CaseId, first, first + ASecond - 1) == 0 && await RunAsync(beyond, cancellation, text.CaseId) == 0)
                    await RunAsync(remove, cancellation, text.CaseId);
                await RunAsync(insert, cancellation, text.CaseId, text.Open, text.Register, text.Sealed);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static SqliteCommand Command(PetitionsDb db, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = new SqliteCommand(sql, (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var name in parameters)
            command.Parameters.AddWithValue(name, "");
        return command;
    }

    private static Task<int> RunAsync(SqliteCommand command, CancellationToken cancellation, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
        return command.ExecuteNonQueryAsync(cancellation);
    }
}
