using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.People;

/// <summary>Somebody of the directory, for the pages about him.</summary>
public sealed class PersonPages(PetitionsDb db)
{
    public async Task<Person> FindAsync(string id, CancellationToken cancellation) =>
        Require.Found(await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation));

    public async Task<IReadOnlyList<PersonName>> NamesAsync(string id, CancellationToken cancellation) =>
        await db.PersonNames.AsNoTracking().Where(n => n.PersonId == id).OrderBy(n => n.Id).ToListAsync(cancellation);

    public Task<string?> AccountAsync(string id, CancellationToken cancellation) =>
        db.Accounts.Where(a => a.PersonId == id).Select(a => a.UserName).SingleOrDefaultAsync(cancellation);
}
