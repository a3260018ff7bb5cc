using Hangfire;
using Petitions.Dispatch;
using Petitions.Journal;

namespace Petitions.Jobs;

public sealed class SendJob(OutboxSender sender)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public Task SendAsync(CancellationToken cancellation) => sender.SendDueAsync(cancellation);
}

public sealed class SealJob(JournalSealer sealer)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public Task SealAsync(CancellationToken cancellation) => sealer.SealAsync(cancellation);
}
