using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>Corrects what is known of a person. A name that is changed stays as a former one: letters may still use it.</summary>
public sealed class ChangePerson(PetitionsDb db, OfficeChange office)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>email-malformed</c></exception>
    public Task<Person> RunAsync(string id, PersonEntry change, CancellationToken cancellation = default) => office.RunAsync("person.changed", async () =>
    {
        await SchemaCheck.RequireAsync(PersonEntry.ChangeSchema, change with { Id = null }, cancellation);
        MailAddress.Require(change.Email);
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, cancellation) ?? throw new RuleBroken("person-unknown", id);
        var before = new PersonEntry(person.Name, person.LatinName, person.Phone, person.PlateNumber, Email: person.Email);
        if (person.Name != change.Name && !await db.PersonNames.AnyAsync(n => n.PersonId == id && n.Name == person.Name, cancellation))
            db.PersonNames.Add(new PersonName { PersonId = id, Name = person.Name, Kind = PersonNameKind.Former });
        (person.Name, person.LatinName) = (change.Name, change.LatinName ?? Pinyin.Name(change.Name));
        (person.Phone, person.Email, person.PlateNumber) = (change.Phone, change.Email, change.PlateNumber);
        return (person, new { id, before, after = change with { Id = null } });
    }, cancellation);
}
