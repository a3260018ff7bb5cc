namespace Petitions.Deadlines;

/// <summary>When the sweep last gave a sign. A scheduler that dies silently is the commonest complaint there is (intake.md §3 case 29).</summary>
public sealed class SweepHealth(OfficeClock clock)
{
    /// <summary>Eight times its period; a sweep that is busy for longer gives a sign after every batch.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A process that has just begun has been silent since then, not since ever.
    private DateTime sign = clock.Now;

    public DateTime? LastSweep { get; private set; }

    public long Sweeps { get; private set; }

    public TimeSpan Silence => clock.Now - sign;

    public bool IsSilent => Silence > Patience;

    public void Beat() => sign = clock.Now;

    public void Swept()
    {
        Beat();
        LastSweep = sign;
        Sweeps++;
    }
}
