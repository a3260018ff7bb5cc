using Hangfire;
using Petitions.Jobs;

namespace Petitions.Web;

/// <summary>Tells Hangfire what to wake: nothing it could lose.</summary>
internal sealed class RecurringJobs(IRecurringJobManager jobs) : IHostedService
{
    private const string Every15Seconds = "*/15 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<SweepJob>("sweep", job => job.SweepAsync(CancellationToken.None), Every15Seconds);
        jobs.AddOrUpdate<SendJob>("send", job => job.SendAsync(CancellationToken.None), Every15Seconds);
        jobs.AddOrUpdate<SealJob>("seal", job => job.SealAsync(CancellationToken.None), Every15Seconds);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
