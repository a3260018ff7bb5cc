namespace Petitions.Data;

/// <summary>
/// Lets one writer of this process at a time into SQLite, in order of arrival: waiting here is fair and cheap,
/// waiting on SQLite's busy handler is neither. Writers of other processes wait on the busy handler.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    public void Dispose() => gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
