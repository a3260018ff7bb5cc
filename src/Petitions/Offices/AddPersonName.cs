using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>别名、曾用名: whoever is accused under it may be this person (domain.md §10.3 route 21).</summary>
public sealed class AddPersonName(PetitionsDb db, OfficeChange office)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>name-known</c></exception>
    public Task<PersonName> RunAsync(string personId, NameEntry entry, CancellationToken cancellation = default) => office.RunAsync("person.name-added", async () =>
    {
        await SchemaCheck.RequireAsync(NameEntry.Schema, entry, cancellation);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellation) ?? throw new RuleBroken("person-unknown", personId);
        var known = person.Name == entry.Name || await db.PersonNames.AnyAsync(n => n.PersonId == personId && n.Name == entry.Name, cancellation);
        Require.That(!known, "name-known", entry.Name);
        var name = new PersonName { PersonId = personId, Name = entry.Name, Kind = entry.NameKind };
        db.PersonNames.Add(name);
        return (name, new { personId, entry.Name, entry.NameKind });
    }, cancellation);
}
