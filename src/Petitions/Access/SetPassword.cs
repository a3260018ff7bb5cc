using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Access;

/// <summary>Gives an account a new password; every session it has ends with that.</summary>
public sealed class SetPassword(PetitionsDb db, Transactions transactions, IPasswordHasher<Account> hasher, JournalWriter journal)
{
    public const int MinLength = 12;

    /// <exception cref="RuleBroken"><c>account-unknown</c>, <c>password-too-short</c></exception>
    public Task RunAsync(string userName, string password, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        Require.That(password.Length >= MinLength, "password-too-short", MinLength);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.UserName == userName, cancellation) ?? throw new RuleBroken("account-unknown", userName);
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        (account.FailedSignIns, account.LockedUntil) = (0, null);
        journal.Write("account.password-set", null, new { userName });
    }, cancellation);
}
