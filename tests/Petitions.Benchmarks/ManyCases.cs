using Microsoft.Data.Sqlite;
using Petitions.TestKit;

namespace Petitions.Benchmarks;

/// <summary>
/// An office with as many cases as asked for: a letter at each step by the use cases, then copies of their rows by plain inserts.
/// A copy has the ids of its model with other first digits, so that what belonged together still does.
/// </summary>
internal static class ManyCases
{
    private static readonly string[] Ids = ["Id", "CaseId", "InstanceId", "TaskId"];

    // Not the due rows: thousands that fell due long ago would be worked off while pages are measured.
    private static readonly string[] OfCase = ["Petitioners", "Steps", "Tasks", "Deadlines", "CaseParties", "WorkflowInstances", "OfficialLetters", "CaseBlocks"];

    /// <returns>The office, and how many cases it has now.</returns>
    public static async Task<(OfficeWorld Office, int Cases)> OpenAsync(int cases)
    {
        var office = await OfficeWorld.CreateAsync();
        Func<Task<string>>[] steps =
        [
            () => office.ReceiveAsync(World.Noise), () => office.ReadAsync(World.Lamps, Readings.Suggestion), () => office.ProposedAsync(Proposals.Refer("urban")),
            () => office.ApprovedAsync(), () => office.SentAsync(), () => office.AssignedAsync(), () => office.HandledAsync(), () => office.SignedAsync(),
            () => office.RepliedAsync(), () => office.AccusationAsync(),
        ];
        foreach (var step in steps)
            await step();
        using var connection = new SqliteConnection($"Data Source={office.Directory.Database};Default Timeout=60");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Copy(connection, cases / steps.Length - 1);
        transaction.Commit();
        return (office, (int)(long)Ask(connection, """SELECT count(*) FROM "Cases" """)!);
    }

    private static void Copy(SqliteConnection connection, int copies)
    {
        Do(connection, """CREATE TEMP TABLE "Models" AS SELECT "Id" FROM "Cases" """);
        Do(connection, $"CREATE TEMP TABLE \"Copies\" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies}) SELECT i FROM n");
        CopyRows(connection, "Cases", "Id");
        foreach (var table in OfCase)
            CopyRows(connection, table, "CaseId");
        CopyRows(connection, "CaseTexts", "CaseId");
        // The text of a copy stands in the index under the number of its own row.
        Do(connection, """
            INSERT INTO "CaseSearch" (rowid, "Open", "Register", "Sealed")
            SELECT c."Id", s."Open", s."Register", s."Sealed" FROM "CaseTexts" m JOIN "Models" x ON x."Id" = m."CaseId" JOIN "CaseSearch" s ON s.rowid = m."Id"
            JOIN "CaseTexts" c ON substr(c."CaseId", 9) = substr(m."CaseId", 9) AND c."Id" <> m."Id"
            """);
        Do(connection, "ANALYZE");
    }

    private static void CopyRows(SqliteConnection connection, string table, string caseId)
    {
        var columns = Columns(connection, table).Where(c => !c.IsNumbered).Select(c => c.Name).ToList();
        var values = columns.Select(column => ValueOf(table, column));
        Do(connection, $"""INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM "{table}" t JOIN "Copies" n WHERE t."{caseId}" IN (SELECT "Id" FROM "Models")""");
    }

    private static string ValueOf(string table, string column) => (table, column) switch
    {
        _ when Ids.Contains(column) => $"printf('%08X', n.i) || substr(t.\"{column}\", 9)",
        ("Cases", "Number") => "printf('LX-2025-%s%05d', substr(t.\"Number\", -3, 3), n.i)",
        ("Cases", "Receipt_ReceiptNumber") => "t.\"Receipt_ReceiptNumber\" || '-' || n.i",
        ("Cases", "Receipt_ReceivedAt") => "strftime('%Y-%m-%d %H:%M:%S', t.\"Receipt_ReceivedAt\", '-' || (n.i * 37) || ' minutes')",
        ("OfficialLetters", "Number") => "t.\"Number\" || '-' || n.i",
        _ => $"t.\"{column}\"",
    };

    /// <summary>Numbered columns are given by the database.</summary>
    private static IEnumerable<(string Name, bool IsNumbered)> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, pk = 1 AND type = 'INTEGER' FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return (reader.GetString(0), reader.GetBoolean(1));
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
