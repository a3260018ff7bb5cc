namespace Petitions.Access;

/// <summary>Ends every session of an account: whoever holds one signs in again.</summary>
public sealed class EndSessions(AccountChange accounts)
{
    /// <exception cref="Rules.RuleBroken"><c>account-unknown</c>, <c>account-own</c></exception>
    public Task RunAsync(string userName, CancellationToken cancellation = default) => accounts.RunAsync("account.sessions-ended", userName, account =>
    {
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        return Task.FromResult((true, (object)new { account.UserName }));
    }, cancellation);
}
