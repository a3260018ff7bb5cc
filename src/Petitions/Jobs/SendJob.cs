using Hangfire;
using Petitions.Dispatch;
using Petitions.Dispatch.NoticeMails;
using Petitions.Intake.Files;
using Petitions.Journal;

namespace Petitions.Jobs;

public sealed class SendJob(WriteNoticeMails notices, OutboxSender sender)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task SendAsync(CancellationToken cancellation)
    {
        await notices.RunAsync(cancellation);
        await sender.SendDueAsync(cancellation);
    }
}

public sealed class ReadJob(ReadFiles read)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public Task ReadAsync(CancellationToken cancellation) => read.RunAsync(cancellation);
}

public sealed class SealJob(JournalSealer sealer)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public Task SealAsync(CancellationToken cancellation) => sealer.SealAsync(cancellation);
}
