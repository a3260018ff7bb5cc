using Hangfire;
using Petitions.Deadlines;
using Petitions.Intake.Collection;

namespace Petitions.Jobs;

/// <summary>Hangfire's entry point: no state; what is due is in the tables.</summary>
public sealed class SweepJob(SweepDue sweep, CollectionRounds rounds)
{
    // A sweep that is still busy is not joined by a second one; two, should they meet, are harmless.
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await sweep.RunAsync(cancellation);
        await rounds.RunAsync(cancellation);
    }
}
