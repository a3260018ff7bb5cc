using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Accounts;

/// <param name="Roles">Past, present and planned.</param>
public sealed record AccountLine(Account Account, IReadOnlyList<AccountRole> Roles);

/// <summary>Accounts with their roles, for the pages about them.</summary>
public sealed class AccountPages(PetitionsDb db)
{
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancellation)
    {
        var roles = (await db.AccountRoles.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellation)).ToLookup(r => r.UserName);
        return [.. (await db.Accounts.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(cancellation)).Select(a => new AccountLine(a, [.. roles[a.UserName]]))];
    }

    public async Task<AccountLine> FindAsync(string userName, CancellationToken cancellation) => new(
        Require.Found(await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == userName, cancellation)),
        await db.AccountRoles.AsNoTracking().Where(r => r.UserName == userName).OrderBy(r => r.Id).ToListAsync(cancellation));
}
