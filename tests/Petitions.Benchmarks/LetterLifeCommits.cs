using System.Diagnostics;
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
        await using var office = await OfficeWorld.CreateAsync(services =>
        {
            services.ConfigureDbContext<PetitionsDb>(options => options.AddInterceptors(writes.Commands, writes.Transactions));
            RecordedStore.Put(services, writes);
        });
        for (var i = 0; i < 3; i++)
            await LiveAsync(office);
        using var commands = new PreparedCommands(office.Directory.Database);

        writes.Begin();
        var clock = Stopwatch.StartNew();
        var worked = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Lives; i++)
            await LiveAsync(office);
        var perCommit = (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / writes.Committed.Count;
        var ours = writes.Committed.Count / clock.Elapsed.TotalSeconds;
        var prepared = writes.Committed.Count / commands.Write(writes.Committed).TotalSeconds;

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
}
