using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;

namespace Petitions.Access;

/// <summary>Checks a password; five wrong ones in a row lock the account for a quarter of an hour.</summary>
public sealed class SignIn(PetitionsDb db, Transactions transactions, IPasswordHasher<Account> hasher, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    private const int WrongAllowed = 5;
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    // Hashing also for names that do not exist: the time of the answer tells nothing.
    private readonly Account nobody = new() { UserName = "", PersonId = "" };

    /// <returns>The account, or null: wrong name, wrong password, locked and disabled are not told apart.</returns>
    public async Task<Account?> RunAsync(string userName, string password, CancellationToken cancellation = default)
    {
        var known = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == userName, cancellation);
        nobody.PasswordHash ??= hasher.HashPassword(nobody, "nobody");
        var result = hasher.VerifyHashedPassword(known ?? nobody, known?.PasswordHash ?? nobody.PasswordHash, password);
        var right = result != PasswordVerificationResult.Failed && known?.PasswordHash is not null;
        if (known is null || known.Disabled || known.LockedUntil > clock.Now)
            return null;
        if (right && known.FailedSignIns == 0)
            return known;
        return await transactions.RunAsync(async () =>
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == userName, cancellation);
            account.FailedSignIns = right ? 0 : account.FailedSignIns + 1;
            if (account.FailedSignIns >= WrongAllowed)
            {
                (account.FailedSignIns, account.LockedUntil) = (0, clock.Now + Lock);
                actor.PersonId = null;
                journal.Write("account.locked", null, new { account.UserName });
            }
            return right ? account : null;
        }, cancellation);
    }
}
