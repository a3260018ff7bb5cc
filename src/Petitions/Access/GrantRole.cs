using Petitions.Data;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Access;

/// <summary>Gives an account a role from a day on.</summary>
public sealed class GrantRole(PetitionsDb db, AccountChange accounts)
{
    /// <exception cref="RuleBroken"><c>account-unknown</c>, <c>account-own</c>, <c>dates-reversed</c>, <c>held-already</c></exception>
    public Task<AccountRole> RunAsync(string userName, RoleEntry entry, CancellationToken cancellation = default) => accounts.RunAsync("role.granted", userName, async account =>
    {
        await SchemaCheck.RequireAsync(RoleEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await RelationRules.RequireFreeAsync(db.AccountRoles.Where(r => r.UserName == account.UserName && r.Role == entry.Role), entry.From, entry.To, cancellation);
        var role = new AccountRole { UserName = account.UserName, Role = entry.Role, From = entry.From, To = entry.To };
        db.AccountRoles.Add(role);
        return (role, new { account.UserName, entry.Role, entry.From, entry.To });
    }, cancellation);
}
