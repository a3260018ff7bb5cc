using Hangfire;
using Petitions.Jobs;

namespace Petitions.Web;

/// <summary>Tells Hangfire what to wake: nothing it could lose.</summary>
internal sealed class RecurringJobs(IRecurringJobManager jobs, IConfiguration configuration) : IHostedService
{
    private const string Every15Seconds = "*/15 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var every = configuration["Sweep:Cron"] ?? Every15Seconds;
        jobs.AddOrUpdate<SweepJob>("sweep", job => job.SweepAsync(CancellationToken.None), every);
        jobs.AddOrUpdate<SendJob>("send", job => job.SendAsync(CancellationToken.None), every);
        jobs.AddOrUpdate<ReadJob>("read", job => job.ReadAsync(CancellationToken.None), every);
        jobs.AddOrUpdate<SealJob>("seal", job => job.SealAsync(CancellationToken.None), every);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
