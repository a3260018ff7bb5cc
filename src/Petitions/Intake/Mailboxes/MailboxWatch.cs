using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Offices;

namespace Petitions.Intake.Mailboxes;

/// <summary>
/// Watches one mailbox: looks, waits for the server to say that something came, looks again; after a failure it waits longer
/// each time and connects anew. It ends when the mailbox is switched off or changed.
/// </summary>
public sealed class MailboxWatch(IServiceScopeFactory scopes, TimeProvider time, ImapOptions options, ILogger<MailboxWatch> log)
{
    public async Task RunAsync(Guid id, CancellationToken cancellation)
    {
        while (await FindAsync(id, cancellation) is { Enabled: true } mailbox)
        {
            try
            {
                if (mailbox.RetryAt is { } at && at > Now)
                    await Task.Delay(at - Now, time, cancellation);
                await WatchAsync(mailbox, cancellation);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is, it is this mailbox's alone: the row says so, and the others go on.
            catch (Exception failure)
            {
                log.LogWarning(failure, "Mailbox {Mailbox} failed", mailbox.Name);
                await FailedAsync(id, failure, cancellation);
            }
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task WatchAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        await using var session = await OpenAsync(mailbox, cancellation);
        do
        {
            await LookAsync(session, mailbox.Id, cancellation);
            if (await FindAsync(mailbox.Id, cancellation) is not { Enabled: true } now || now.Version != mailbox.Version)
                return;
        }
        while (await WaitAsync(session, mailbox, cancellation));
    }

    private Task<ImapSession> OpenAsync(Mailbox mailbox, CancellationToken cancellation) => InScopeAsync(scope =>
        ImapSession.OpenAsync(mailbox, scope.GetRequiredService<MailboxSecret>().Open(mailbox.PasswordSealed, mailbox.Id), options, cancellation));

    private Task<bool> LookAsync(ImapSession session, Guid id, CancellationToken cancellation) => InScopeAsync(async scope =>
    {
        await scope.GetRequiredService<FetchMailbox>().RunAsync(session, id, cancellation);
        var count = scope.GetRequiredService<CountMailbox>();
        if (await count.IsDueAsync(id, cancellation))
            await count.RunAsync(session, id, cancellation);
        return true;
    });

    /// <summary>IDLE may die silently: the mailbox is looked into after its time in any case.</summary>
    private async Task<bool> WaitAsync(ImapSession session, Mailbox mailbox, CancellationToken cancellation)
    {
        var poll = TimeSpan.FromSeconds(mailbox.PollSeconds);
        if (session.CanIdle)
            await session.IdleAsync(poll < options.IdleAtMost ? poll : options.IdleAtMost, cancellation);
        else
            await Task.Delay(poll, time, cancellation);
        await session.PingAsync(cancellation);
        return true;
    }

    private Task<bool> FailedAsync(Guid id, Exception failure, CancellationToken cancellation) => InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<PetitionsDb>();
        await scope.GetRequiredService<Transactions>().RunAsync(async () =>
        {
            if (await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } mailbox)
                return;
            mailbox.Failed($"{failure.GetType().Name}: {failure.Message}", Now);
            if (mailbox.IsDownTooLong(Now))
                await TellAsync(scope, db, mailbox, cancellation);
        }, cancellation);
        return true;
    });

    private static async Task TellAsync(IServiceProvider scope, PetitionsDb db, Mailbox mailbox, CancellationToken cancellation)
    {
        var directory = await scope.GetRequiredService<DirectoryCache>().GetAsync(db, scope.GetRequiredService<OfficeClock>(), cancellation);
        var told = directory.Everybody.Where(c => c.Has(Role.Administrator) || c.Has(Role.Clerk)).Select(c => c.PersonId);
        await scope.GetRequiredService<Notices>().AddAsync(null, "mailbox-down", told, $"mailbox-down:{mailbox.Id:N}:{mailbox.FailedSince:O}", cancellation);
    }

    private Task<Mailbox?> FindAsync(Guid id, CancellationToken cancellation) => InScopeAsync(scope =>
        scope.GetRequiredService<PetitionsDb>().Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation));

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }
}
