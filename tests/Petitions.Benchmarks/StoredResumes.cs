using System.Diagnostics;

namespace Petitions.Benchmarks;

/// <summary>
/// bench8.json on SQLite with synchronous=FULL, one start and four resumes an instance, beside prepared ADO commands that write the
/// very same rows in as many transactions on a copy of the same database. The two take turns, so that whatever else happens on the
/// disk meets both. Limit: half of the commands.
/// </summary>
internal static class StoredResumes
{
    private const int Rounds = 20;
    private const int InstancesARound = 20;
    private const int WarmUp = 300;
    private const double Limit = 0.5;

    public static async Task<bool> RunAsync()
    {
        var writes = new RecordedWrites();
        await using var office = await StoredOffice.OpenAsync(writes);
        // Until the code is compiled as it stays; that of the prepared commands is, from the first.
        for (var i = 0; i < WarmUp; i++)
            await office.LiveAsync();
        using var commands = new PreparedCommands(office.Database);
        var (ours, prepared, bursts, bytes) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0L);
        var worked = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            writes.Begin();
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            for (var i = 0; i < InstancesARound; i++)
                await office.LiveAsync();
            ours += clock.Elapsed;
            worked += Environment.CpuUsage.TotalTime - processor;
            prepared += commands.Write(writes.Committed);
            bursts += writes.Committed.Count;
            bytes += writes.Committed.SelectMany(t => t).SelectMany(w => w.Values).Sum(v => v.Value is string text ? text.Length : 8L);
        }
        var ratio = prepared / ours;
        Console.WriteLine($"bench8 on SQLite FULL: {bursts} bursts, a transaction and {bytes / bursts} characters each; {bursts / ours.TotalSeconds:N0} a second ({worked.TotalMilliseconds / bursts:0.00} ms of processor each); prepared commands {bursts / prepared.TotalSeconds:N0}; ratio {ratio:0.00}, limit {Limit:0.00}");
        return ratio >= Limit;
    }
}
