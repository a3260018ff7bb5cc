using System.IO.MemoryMappedFiles;

namespace Petitions.EndToEndTests.Kills;

/// <summary>What a server has in flight at this moment, or had when it was killed.</summary>
internal readonly record struct Flights(int Bursts, int Sweeps, int Sends)
{
    public bool Any => Bursts > 0 || Sweeps > 0 || Sends > 0;

    public int Of(Aim aim) => aim switch
    {
        Aim.Burst => Bursts,
        Aim.Sweep => Sweeps,
        Aim.Send => Sends,
        _ => 0,
    };
}

/// <summary>The counters of the server's flight recorder, seen from outside: they outlive the process.</summary>
internal sealed class FlightFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public FlightFile(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, 16);
        view = file.CreateViewAccessor(0, 16);
    }

    public Flights Read() => new(view.ReadInt32(0), view.ReadInt32(4), view.ReadInt32(8));

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
