using System.IO.MemoryMappedFiles;

namespace Petitions.Data;

/// <summary>
/// Counts bursts, sweeps and sends in flight. With <c>PETITIONS_FLIGHTS=&lt;file&gt;</c> the counters lie in a mapped file that
/// outlives a killed process, so that a kill test can tell what a kill hit; the same counters feed the metrics.
/// </summary>
public sealed class FlightRecorder : IDisposable
{
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private readonly int[] counts = new int[3];
    private readonly Lock guard = new();

    public FlightRecorder(string? path = null)
    {
        path ??= Environment.GetEnvironmentVariable("PETITIONS_FLIGHTS");
        if (path is null)
            return;
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, 16);
        view = file.CreateViewAccessor(0, 16);
        // What a killed process left in flight is in flight no more.
        view.WriteArray(0, counts, 0, counts.Length);
    }

    public IDisposable Burst() => new Flight(this, 0);

    public IDisposable Sweep() => new Flight(this, 1);

    public IDisposable Send() => new Flight(this, 2);

    public void Dispose()
    {
        view?.Dispose();
        file?.Dispose();
    }

    private void Add(int kind, int change)
    {
        lock (guard)
        {
            counts[kind] += change;
            view?.Write(kind * 4, counts[kind]);
        }
    }

    private sealed class Flight : IDisposable
    {
        private readonly FlightRecorder recorder;
        private readonly int kind;

        public Flight(FlightRecorder recorder, int kind)
        {
            (this.recorder, this.kind) = (recorder, kind);
            recorder.Add(kind, 1);
        }

        public void Dispose() => recorder.Add(kind, -1);
    }
}
