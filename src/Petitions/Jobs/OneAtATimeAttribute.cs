using Hangfire.Common;
using Hangfire.Server;
using Hangfire.Storage;

namespace Petitions.Jobs;

/// <summary>A run that finds the last one still busy ends at once: everything is in the tables, and the next run is seconds away.</summary>
/// <remarks>Hangfire's own <c>DisableConcurrentExecution</c> makes an error of it, which hides the real ones.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneAtATimeAttribute : JobFilterAttribute, IServerFilter
{
    private const string Held = nameof(OneAtATimeAttribute);

    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var job = context.BackgroundJob.Job;
        try
        {
            context.Items[Held] = context.Connection.AcquireDistributedLock($"{job.Type.Name}.{job.Method.Name}", TimeSpan.Zero);
        }
        catch (DistributedLockTimeoutException)
        {
            context.Canceled = true;
        }
    }

    public void OnPerformed(PerformedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items.TryGetValue(Held, out var held))
            ((IDisposable)held).Dispose();
    }
}
