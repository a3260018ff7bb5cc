namespace Petitions.Access;

/// <summary>Locks an account, which ends its sessions at once, or opens it again.</summary>
public sealed class LockAccount(AccountChange accounts)
{
    /// <exception cref="Rules.RuleBroken"><c>account-unknown</c>, <c>account-own</c></exception>
    public Task RunAsync(string userName, bool locked, CancellationToken cancellation = default) => accounts.RunAsync(locked ? "account.locked-by-administrator" : "account.opened", userName, account =>
    {
        (account.Disabled, account.FailedSignIns, account.LockedUntil) = (locked, 0, null);
        if (locked)
            account.SecurityStamp = Guid.NewGuid().ToString("N");
        return Task.FromResult((true, (object)new { account.UserName }));
    }, cancellation);
}
