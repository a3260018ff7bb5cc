using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>Somebody comes into the directory, whether he signs in or not: letters may accuse him.</summary>
public sealed class AddPerson(PetitionsDb db, OfficeChange office)
{
    /// <exception cref="RuleBroken"><c>id-taken</c>, <c>email-malformed</c></exception>
    public Task<Person> RunAsync(PersonEntry entry, CancellationToken cancellation = default) => office.RunAsync("person.added", async () =>
    {
        await SchemaCheck.RequireAsync(PersonEntry.Schema, entry, cancellation);
        var taken = (await db.People.Select(p => p.Id).ToListAsync(cancellation)).ToHashSet();
        Require.That(entry.Id is null || !taken.Contains(entry.Id), "id-taken", entry.Id ?? "");
        MailAddress.Require(entry.Email);
        var latin = entry.LatinName ?? Pinyin.Name(entry.Name);
        var person = new Person
        {
            Id = entry.Id ?? OfficeId.From(latin, taken),
            Name = entry.Name,
            LatinName = latin,
            Phone = entry.Phone,
            Email = entry.Email,
            PlateNumber = entry.PlateNumber,
        };
        db.People.Add(person);
        return (person, entry with { Id = person.Id, LatinName = latin });
    }, cancellation);
}
