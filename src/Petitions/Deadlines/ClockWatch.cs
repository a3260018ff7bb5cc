namespace Petitions.Deadlines;

/// <summary>
/// Compares the wall clock with one that only runs: a clock that was put forward fires stages before their time, one that was
/// put back lets them wait, and somebody has to know (intake.md §3 case 25). Stages that fired stay fired.
/// </summary>
public sealed class ClockWatch(TimeProvider time)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);

    private (DateTimeOffset Wall, long Run)? last;

    /// <returns>By how much the clock was put forward or back since the last look; null for no more than some minutes.</returns>
    public TimeSpan? Look()
    {
        var now = (Wall: time.GetUtcNow(), Run: time.GetTimestamp());
        var before = last;
        last = now;
        if (before is not { } known)
            return null;
        var jump = now.Wall - known.Wall - time.GetElapsedTime(known.Run, now.Run);
        return jump.Duration() > Tolerated ? jump : null;
    }
}
