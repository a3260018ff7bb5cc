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
    public static Task<(OfficeWorld Office, int Cases)> OpenAsync(int cases) => OpenAsync(cases, Copy);

    /// <summary>Only what the search and the guard look at, with words that differ from case to case, and not indexed yet.</summary>
    public static Task<(OfficeWorld Office, int Cases)> OpenSearchableAsync(int cases) => OpenAsync(cases, CopyForSearch);

    private static async Task<(OfficeWorld Office, int Cases)> OpenAsync(int cases, Action<SqliteConnection, int> copy)
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
        copy(connection, cases / steps.Length - 1);
        transaction.Commit();
        return (office, (int)(long)Ask(connection, """SELECT count(*) FROM "Cases" """)!);
    }

    private static void CopyForSearch(SqliteConnection connection, int copies)
    {
        Models(connection, copies);
        Words(connection, "Places", CaseWords.Places);
        Words(connection, "Matters", CaseWords.Matters);
        Words(connection, "Names", CaseWords.Names);
        CopyRows(connection, "Cases", "Id", Varied);
        foreach (var table in new[] { "Petitioners", "CaseParties", "CaseBlocks" })
            CopyRows(connection, table, "CaseId", Varied);
        Do(connection, "ANALYZE");
    }

    /// <summary>The k-th case, its place and matter neither in step with each other nor with the step it has reached.</summary>
    private static string? Varied(string table, string column) => (table, column) switch
    {
        ("Cases", "Registration_Title") => $"CASE WHEN t.\"{column}\" IS NOT NULL THEN '关于' || {Word("Places", "(n.i * 7919 + t.rowid * 131)", CaseWords.Places)} || {Word("Matters", "(n.i + t.rowid * 17)", CaseWords.Matters)} || '的来信' END",
        // As in life: accusations name thousands, each of whom few cases name.
        ("CaseBlocks", "SubjectId") => "'person-' || (n.i % 3000)",
        ("Petitioners", "Name") => Word("Names", "(n.i * 13 + t.rowid)", CaseWords.Names),
        _ => null,
    };

    private static string Word(string list, string number, IReadOnlyList<string> words) => $"(SELECT w FROM \"{list}\" WHERE i = {number} % {words.Count})";

    private static void Words(SqliteConnection connection, string list, IReadOnlyList<string> words) =>
        Do(connection, $"CREATE TEMP TABLE \"{list}\" (i INTEGER PRIMARY KEY, w TEXT); INSERT INTO \"{list}\" VALUES {string.Join(", ", words.Select((w, i) => $"({i}, '{w}')"))}");

    private static void Models(SqliteConnection connection, int copies)
    {
        Do(connection, """CREATE TEMP TABLE "Models" AS SELECT "Id" FROM "Cases" """);
        Do(connection, $"CREATE TEMP TABLE \"Copies\" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies}) SELECT i FROM n");
    }

    private static void Copy(SqliteConnection connection, int copies)
    {
        Models(connection, copies);
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

    private static void CopyRows(SqliteConnection connection, string table, string caseId, Func<string, string, string?>? varied = null)
    {
        var columns = Columns(connection, table).Where(c => !c.IsNumbered).Select(c => c.Name).ToList();
        var values = columns.Select(column => varied?.Invoke(table, column) ?? ValueOf(table, column));
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
