namespace Petitions.Access;

/// <summary>Gives an account a password made here, which is told once, and ends its sessions.</summary>
public sealed class ResetPassword(AccountChange accounts, SetPassword set)
{
    /// <returns>The password.</returns>
    /// <exception cref="Rules.RuleBroken"><c>account-unknown</c>, <c>account-own</c></exception>
    public Task<string> RunAsync(string userName, CancellationToken cancellation = default) => accounts.RunAsync("account.password-reset", userName, async account =>
    {
        var password = FirstPassword.Make();
        await set.RunAsync(account.UserName, password, cancellation);
        return (password, new { account.UserName });
    }, cancellation);
}
