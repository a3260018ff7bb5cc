namespace Petitions.Intake.Mailboxes;

/// <summary>
/// Every call to a server has an end. A socket that hangs answers to no timeout of the library in all states
/// (MailKit issues 1186, 938), a cancelled token it does.
/// </summary>
internal sealed class CallLimit(TimeSpan limit)
{
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            return await call(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The server did not answer within {limit.TotalSeconds:0} s.");
        }
    }

    public Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellation) =>
        RunAsync(async token => { await call(token); return true; }, cancellation);
}
