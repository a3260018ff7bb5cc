using System.Threading.Channels;
using Petitions.Access;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Web;

/// <summary>
/// Records looks at numbers that do not exist for the looker. A hidden case and a missing number take one and the same way:
/// into this queue without a word of difference, and into the journal in batches, so that neither time nor writes tell them apart.
/// </summary>
internal sealed class LookRecorder(IServiceScopeFactory scopes, ILogger<LookRecorder> log) : BackgroundService
{
    private sealed record Look(string PersonId, string Path);

    // Bounded: a scan of numbers must not fill the memory; what does not fit is counted.
    private readonly Channel<Look> looks = Channel.CreateBounded<Look>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Record(string? personId, string path)
    {
        if (personId is not null)
            looks.Writer.TryWrite(new Look(personId, path));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await looks.Reader.WaitToReadAsync(stoppingToken))
        {
            // Let a batch gather: the write then tells nothing about which look caused it.
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            var batch = new List<Look>();
            while (batch.Count < 1000 && looks.Reader.TryRead(out var look))
                batch.Add(look);
            try
            {
                await WriteAsync(batch, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "{Count} refused looks could not be journalled", batch.Count);
            }
        }
    }

    private async Task WriteAsync(List<Look> batch, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var journal = scope.ServiceProvider.GetRequiredService<JournalWriter>();
        var actor = scope.ServiceProvider.GetRequiredService<CurrentActor>();
        await scope.ServiceProvider.GetRequiredService<Transactions>().RunAsync(() =>
        {
            foreach (var look in batch)
            {
                actor.PersonId = look.PersonId;
                journal.Write("look.refused", null, new { look.Path });
            }
            return Task.CompletedTask;
        }, cancellation);
    }
}
