namespace Petitions.Cli.Demo;

/// <summary>The clock of the demonstration: it stands still until the story moves it.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset instant) => now = instant > now ? instant : throw new ArgumentOutOfRangeException(nameof(instant), "time does not go back");
}
