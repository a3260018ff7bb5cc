using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Access;

/// <summary>A role of an account ends on a day: the first one on which it is no longer held.</summary>
public sealed class EndRole(PetitionsDb db, AccountChange accounts)
{
    /// <exception cref="NotVisible">The account has no such role.</exception>
    /// <exception cref="RuleBroken"><c>account-unknown</c>, <c>account-own</c>, <c>dates-reversed</c></exception>
    public Task<AccountRole> RunAsync(string userName, long id, DateOnly on, CancellationToken cancellation = default) => accounts.RunAsync("role.ended", userName, async account =>
    {
        var role = Require.Found(await db.AccountRoles.SingleOrDefaultAsync(r => r.Id == id && r.UserName == account.UserName, cancellation));
        Require.That(on >= role.From, "dates-reversed");
        var kept = new { account.UserName, role.Role, role.From, was = role.To, to = on };
        role.To = on;
        return (role, kept);
    }, cancellation);
}
