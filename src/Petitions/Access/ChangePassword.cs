using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Access;

/// <summary>Somebody gives himself a new password; whoever else is signed in to his account is signed out by it.</summary>
public sealed class ChangePassword(PetitionsDb db, SignIn signIn, SetPassword set)
{
    /// <returns>The account with the stamp of its new sessions.</returns>
    /// <exception cref="RuleBroken">
    /// <c>password-wrong</c>: the present one is not this, and five in a row lock the account;
    /// <c>password-same</c>, <c>password-too-short</c>.
    /// </exception>
    public async Task<Account> RunAsync(string userName, string present, string wanted, CancellationToken cancellation = default)
    {
        Require.That(await signIn.RunAsync(userName, present, cancellation) is not null, "password-wrong");
        Require.That(wanted != present, "password-same");
        await set.RunAsync(userName, wanted, cancellation);
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == userName, cancellation);
    }
}
