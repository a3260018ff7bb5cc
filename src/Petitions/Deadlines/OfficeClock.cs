namespace Petitions.Deadlines;

/// <summary>What time and which day it is at the office.</summary>
public sealed class OfficeClock(TimeProvider time)
{
    /// <summary>The present instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The present date in Asia/Shanghai.</summary>
    public DateOnly Today => DateOf(Now);

#pragma warning disable CA1822 // Callers hold a clock and ask it; that it needs no state is not their business.
    public DateOnly DateOf(DateTime utc) => OfficeTime.DateOf(utc);

    public DateTime InstantOf(DateOnly date, TimeOnly time) => OfficeTime.InstantOf(date, time);
#pragma warning restore CA1822
}
