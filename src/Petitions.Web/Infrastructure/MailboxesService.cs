using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Intake.Mailboxes;

namespace Petitions.Web;

/// <summary>Keeps one watch running for each mailbox that is switched on; a watch that ended begins again.</summary>
internal sealed class MailboxesService(MailboxWatch watch, IServiceScopeFactory scopes, TimeProvider time, ILogger<MailboxesService> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await StartMissingAsync(stoppingToken);
                await Task.Delay(Round, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(running.Values);
        }
    }

    private async Task StartMissingAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var id in await EnabledAsync(cancellation))
                if (!running.TryGetValue(id, out var task) || task.IsCompleted)
                    running[id] = watch.RunAsync(id, cancellation);
        }
        // A database that is busy for a moment must not end the intake of mail for good.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The mailboxes could not be listed");
        }
    }

    private async Task<List<Guid>> EnabledAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Mailboxes.Where(m => m.Enabled).Select(m => m.Id).ToListAsync(cancellation);
    }
}
