using Petitions.Deadlines;

namespace Petitions.Jobs;

/// <summary>When the last sweep ended. A scheduler that dies silently is the commonest complaint there is.</summary>
public sealed class SweepHealth(OfficeClock clock)
{
    public DateTime? LastSweep { get; private set; }

    public void Swept(int rows)
    {
        LastSweep = clock.Now;
        Rows += rows;
    }

    public long Rows { get; private set; }
}
