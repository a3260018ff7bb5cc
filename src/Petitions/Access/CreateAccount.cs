using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Access;

/// <summary>
/// Gives somebody of the directory an account with its first role. The password is made here and told once. Whatever accuses
/// him is closed to him from the first sign-in on (domain.md §10.3 route 19): the guard asks for the person, not the account.
/// </summary>
public sealed class CreateAccount(PetitionsDb db, Transactions transactions, Administration administration, RelationRules rules, IPasswordHasher<Account> hasher, JournalWriter journal)
{
    /// <returns>The password.</returns>
    /// <exception cref="NotVisible">Not an administrator.</exception>
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>account-taken</c>, <c>person-has-account</c>, <c>dates-reversed</c></exception>
    public Task<string> RunAsync(AccountEntry entry, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        await SchemaCheck.RequireAsync(AccountEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await rules.RequirePersonAsync(entry.Person, cancellation);
        var others = await db.Accounts.AsNoTracking().ToListAsync(cancellation);
        Require.That(!others.Exists(a => a.UserName.Equals(entry.UserName, StringComparison.OrdinalIgnoreCase)), "account-taken", entry.UserName);
        // A second account would let one person act as the second person of himself.
        Require.That(!others.Exists(a => a.PersonId == entry.Person), "person-has-account");
        var (account, password) = (new Account { UserName = entry.UserName, PersonId = entry.Person }, FirstPassword.Make());
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Accounts.Add(account);
        db.AccountRoles.Add(new AccountRole { UserName = entry.UserName, Role = entry.Role, From = entry.From, To = entry.To });
        journal.Write("account.created", null, entry);
        await DirectoryCache.ChangedAsync(db, cancellation);
        return password;
    }, cancellation);
}
