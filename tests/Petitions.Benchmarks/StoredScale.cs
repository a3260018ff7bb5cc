using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Petitions.Benchmarks;

/// <summary>
/// What a resume costs among 100,000 stored instances of bench8.json beside what it costs among 1,000: instances all over the table,
/// each resumed to its end, the two offices in turns. Limit: within 10 % in resumes a second and in bytes written for one.
/// </summary>
internal static class StoredScale
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Resumed = 250;
    private const double Limit = 0.10;

    public static async Task<bool> RunAsync()
    {
        await using var few = await CrowdAsync(Few);
        await using var many = await CrowdAsync(Many);
        for (var i = 0; i < Resumed / 5; i++)
        {
            await few.Office.LiveAsync();
            await many.Office.LiveAsync();
        }
        // Both begin and end with an empty log, so that each writes all that its resumes cost and nothing else.
        few.Checkpoint();
        many.Checkpoint();
        const int Turns = 10;
        for (var resume = 0; resume < StoredOffice.Resumes; resume++)
            for (var turn = 0; turn < Turns; turn++)
            {
                await few.ResumeAsync(turn, Turns);
                await many.ResumeAsync(turn, Turns);
            }
        few.Checkpoint();
        many.Checkpoint();
        var speed = many.PerSecond / few.PerSecond;
        var bytes = many.BytesEach / few.BytesEach;
        Console.WriteLine($"bench8 among {Many:N0} instances: {many.PerSecond:N0} resumes a second, {many.BytesEach:N0} bytes written for one; among {Few:N0}: {few.PerSecond:N0}, {few.BytesEach:N0}; ratios {speed:0.00} and {bytes:0.00}, limits {1 - Limit:0.00} and {1 + Limit:0.00}");
        return speed >= 1 - Limit && bytes <= 1 + Limit;
    }

    private static async Task<Crowd> CrowdAsync(int instances)
    {
        var office = await StoredOffice.OpenAsync();
        var model = await office.StartAsync();
        using var connection = new SqliteConnection($"Data Source={office.Database};Default Timeout=60");
        connection.Open();
        var ids = Copy(connection, model, instances - 1);
        // Far from one another, as those are that an office works on.
        Guid[] chosen = [.. ids.Where((_, i) => i % (instances / Resumed) == 0).Take(Resumed)];
        new Random(1).Shuffle(chosen);
        return new Crowd(office, chosen);
    }

    /// <summary>The model as many times over; its id stands in its state as well.</summary>
    private static Guid[] Copy(SqliteConnection connection, Guid model, int copies)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = new SqliteCommand(
            """
            INSERT INTO "WorkflowInstances" ("Id", "CaseId", "VersionId", "StateJson", "Status", "EventWaits", "Version")
            SELECT @id, @id, "VersionId", replace("StateJson", @old, @new), "Status", "EventWaits", "Version" FROM "WorkflowInstances" WHERE "Id" = @model
            """, connection, transaction);
        var ids = new Guid[copies];
        for (var i = 0; i < copies; i++)
        {
            ids[i] = Guid.NewGuid();
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("@id", ids[i]);
            insert.Parameters.AddWithValue("@model", model);
            insert.Parameters.AddWithValue("@old", model.ToString("N"));
            insert.Parameters.AddWithValue("@new", ids[i].ToString("N"));
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        return ids;
    }

    private sealed class Crowd(StoredOffice office, Guid[] ids) : IAsyncDisposable
    {
        private TimeSpan taken;
        private long written;
        private int resumes;

        public StoredOffice Office => office;

        public double PerSecond => resumes / taken.TotalSeconds;

        public double BytesEach => (double)written / resumes;

        public async Task ResumeAsync(int turn, int turns)
        {
            var (clock, before) = (Stopwatch.StartNew(), Written());
            foreach (var id in ids.Where((_, i) => i % turns == turn))
            {
                await office.ResumeAsync(id);
                resumes++;
            }
            taken += clock.Elapsed;
            written += Written() - before;
        }

        public void Checkpoint()
        {
            var before = Written();
            using var connection = new SqliteConnection($"Data Source={office.Database};Default Timeout=60;Pooling=False");
            connection.Open();
            using var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
            checkpoint.ExecuteNonQuery();
            written += resumes > 0 ? Written() - before : 0;
        }

        public ValueTask DisposeAsync() => office.DisposeAsync();

        /// <summary>What this process has given the system to write so far: log and database, checkpoints included.</summary>
        private static long Written() =>
            long.Parse(File.ReadLines("/proc/self/io").Single(line => line.StartsWith("wchar:", StringComparison.Ordinal))["wchar:".Length..], CultureInfo.InvariantCulture);
    }
}
