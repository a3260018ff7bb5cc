using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Process;

namespace Petitions.TestKit;

/// <summary>
/// An office on disk with many open letters, all alike: one is received as always, and its rows are copied under new ids. Of
/// every two, one has its reminder and one its first rung of escalation to come.
/// </summary>
public sealed class StormOffice(string folder) : IDisposable
{
    private const string Reminder = "reminder", Rung = "rung-1";

    private readonly SqliteConnection database = new($"Data Source={Path.Combine(folder, "petitions.db")};Pooling=False");

    /// <summary>The letter that all others are copies of: it alone has all that a case page shows.</summary>
    public string Model => Text("SELECT Number FROM Cases WHERE Number NOT LIKE 'LX-2000-%'");

    public async Task InstallAsync(int letters)
    {
        await using var services = new ServiceCollection().AddLogging().AddPetitions(new DataDirectory(folder).Create()).BuildServiceProvider();
        await ActAsync(services, null, scope => scope.GetRequiredService<InstallOffice>().RunAsync(WorkflowFolder.Find(), World.Password));
        await ActAsync(services, World.PersonOf("clerk"), scope => scope.GetRequiredService<ReceiveLetter>().RunAsync(World.Noise));
        await database.OpenAsync();
        var (letter, deadline) = (Text("SELECT Id FROM Cases"), Text("SELECT Id FROM Deadlines WHERE RuleId = 'forward-3-days'"));
        using var transaction = database.BeginTransaction();
        Copy("Cases", $"Id = '{letter}'", letters, ("Id", Id('c')), ("Number", "printf('LX-2000-%07d', n)"), ("Receipt_ReceiptNumber", "printf('来2000-%06d', n)"),
            ("Receipt_ReceivedAt", "strftime('%Y-%m-%d %H:%M:%S', o.\"Receipt_ReceivedAt\", '-' || n || ' minutes')"));
        Copy("Tasks", $"CaseId = '{letter}' AND State = 'Open'", letters, ("Id", Id('a')), ("CaseId", Id('c')), ("BookmarkId", "'storm-' || n"));
        Copy("Deadlines", $"Id = '{deadline}'", letters, ("Id", Id('d')), ("CaseId", Id('c')));
        // Nobody looks for the copies by words.
        Run($"INSERT INTO CaseTexts (CaseId) SELECT Id FROM Cases WHERE Id <> '{letter}'");
        // Of the letters only the stages of the storm are to come.
        Run("DELETE FROM DueRows");
        transaction.Commit();
        Checkpoint();
    }

    /// <summary>Everything falls due at this one instant.</summary>
    public void FallDue(int letters, DateTime at)
    {
        using var transaction = database.BeginTransaction();
        Run($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {letters})
            INSERT INTO DueRows (Kind, DueAt, CaseId, DeadlineId, Stage, DueVersion, Attempts)
            SELECT 'DeadlineStage', '{at.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture)}', {Id('c')}, {Id('d')},
                CASE n % 2 WHEN 0 THEN '{Reminder}' ELSE '{Rung}' END, 1, 0 FROM numbers
            """);
        transaction.Commit();
        Checkpoint();
    }

    /// <summary>Each letter accuses somebody.</summary>
    /// <param name="letters">How many.</param>
    /// <param name="person">His id, in SQL, by the letter's place n.</param>
    public void Accuse(int letters, string person)
    {
        Run($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {letters})
            INSERT INTO CaseBlocks (CaseId, SubjectKind, SubjectId, Level, Reason, "From")
            SELECT {Id('c')}, 'Person', {person}, 'Hard', 'accused', '2026-01-01 00:00:00' FROM numbers
            """);
        Checkpoint();
    }

    /// <summary>How often the rows of cases and of their blocks were written anew, all together.</summary>
    public long Rewritten => Number("SELECT (SELECT SUM(Version) FROM Cases) + (SELECT SUM(Id) FROM CaseBlocks)");

    public long Done => Number("SELECT COUNT(*) FROM DueRows WHERE DoneAt IS NOT NULL");

    /// <summary>Fired, and each once: as many lines in the journal as stages, and for each stage its people once.</summary>
    public IEnumerable<string> Faults(int letters)
    {
        if (Number($"SELECT COUNT(*) FROM DueRows WHERE Stage = '{Reminder}' AND Result IN ('Reminder', 'Reminder-late') OR Stage = '{Rung}' AND Result IN ('Rung', 'Rung-late')") is var fired && fired != letters)
            yield return $"{fired} of {letters} stages fired";
        if (Number("SELECT COUNT(*) FROM Journal WHERE Kind = 'deadline.stage'") is var written && written != letters)
            yield return $"{written} lines in the journal for {letters} stages";
        if (Number("SELECT COUNT(*) FROM (SELECT 1 FROM Notices GROUP BY Cause HAVING COUNT(*) <> COUNT(DISTINCT PersonId))") is > 0 and var doubled)
            yield return $"{doubled} stages told somebody twice";
        if (Number("SELECT COUNT(DISTINCT Cause) FROM Notices WHERE Cause LIKE 'deadline:%'") is var told && told != letters)
            yield return $"{told} of {letters} stages told anybody";
        if (Number("SELECT COUNT(*) FROM Incidents") is > 0 and var incidents)
            yield return $"{incidents} incidents";
    }

    public long Notices => Number("SELECT COUNT(*) FROM Notices");

    public void Dispose() => database.Dispose();

    private void Copy(string table, string which, int times, params (string Column, string Value)[] changed)
    {
        var columns = new List<string>();
        using (var info = Command($"PRAGMA table_info('{table}')").ExecuteReader())
            while (info.Read())
                columns.Add(info.GetString(1));
        var values = columns.Select(c => changed.FirstOrDefault(x => x.Column == c).Value ?? $"o.\"{c}\"");
        Run($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {times})
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM numbers, (SELECT * FROM "{table}" WHERE {which} LIMIT 1) AS o
            """);
    }

    // EF keeps ids as upper-case text.
    private static string Id(char kind) => $"printf('%08X-0000-4000-8000-{char.ToUpperInvariant(kind)}00000000000', n)";

    private SqliteCommand Command(string sql)
    {
        var command = database.CreateCommand();
#pragma warning disable CA2100 // Nothing here comes from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    // What lies in one huge transaction here came over months in a real office, and is in the database file.
    private void Checkpoint() => Run("PRAGMA wal_checkpoint(TRUNCATE)");

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    private string Text(string sql) => (string)Command(sql).ExecuteScalar()!;

    private long Number(string sql) => (long)Command(sql).ExecuteScalar()!;

    private static async Task ActAsync<T>(ServiceProvider services, string? person, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = person;
        await act(scope.ServiceProvider);
    }

    private static Task ActAsync(ServiceProvider services, string? person, Func<IServiceProvider, Task> act) =>
        ActAsync(services, person, async scope => { await act(scope); return true; });
}
