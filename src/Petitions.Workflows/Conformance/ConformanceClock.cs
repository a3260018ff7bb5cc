namespace Petitions.Workflows.Conformance;

/// <summary>The clock of a replayed run: it moves only when a step says so.</summary>
internal sealed class ConformanceClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan span) => now += span;
}
