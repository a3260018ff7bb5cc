using System.Collections.Concurrent;

namespace Petitions.EndToEndTests.Kills;

/// <summary>How many kills there were and what they hit.</summary>
internal sealed class KillCount
{
    public int Kills { get; private set; }

    /// <summary>Kills that hit something in flight.</summary>
    public int Hits { get; private set; }

    public int Bursts { get; private set; }

    public int Sweeps { get; private set; }

    public int Sends { get; private set; }

    /// <summary>What the servers complained of.</summary>
    public ConcurrentDictionary<string, int> Complaints { get; } = new();

    public void Add(Flights hit)
    {
        Kills++;
        Hits += hit.Any ? 1 : 0;
        Bursts += hit.Bursts > 0 ? 1 : 0;
        Sweeps += hit.Sweeps > 0 ? 1 : 0;
        Sends += hit.Sends > 0 ? 1 : 0;
    }

    public void Log(IReadOnlyList<string> complaints, IReadOnlyCollection<string> log)
    {
        var lines = log.ToList();
        foreach (var complaint in complaints)
            Complaints.AddOrUpdate($"{complaint} {string.Join(' ', lines.Skip(lines.IndexOf(complaint) + 1).Take(2))}", 1, (_, times) => times + 1);
    }

    public override string ToString() => $"{Kills} kills, {Hits} with work in flight: {Bursts} in a burst, {Sweeps} in a sweep, {Sends} in a send";
}
