using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>A name that was entered by mistake means the person no longer. Blocks that it led to stay until two cleared people lift them.</summary>
public sealed class RemovePersonName(PetitionsDb db, OfficeChange office)
{
    /// <exception cref="NotVisible">No such name of this person.</exception>
    public Task RunAsync(string personId, long id, CancellationToken cancellation = default) => office.RunAsync("person.name-removed", async () =>
    {
        var name = Require.Found(await db.PersonNames.SingleOrDefaultAsync(n => n.Id == id && n.PersonId == personId, cancellation));
        db.PersonNames.Remove(name);
        return (true, new { personId, name.Name, name.Kind });
    }, cancellation);
}
