using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Data.Search;

namespace Petitions.Offices;

/// <summary>Finds people as they are typed: by name, former name, alias, Latin name, phonetic initials or id.</summary>
public sealed class PeopleBook(PetitionsDb db)
{
    public async Task<IReadOnlyList<Person>> FindAsync(string? text, CancellationToken cancellation = default)
    {
        var people = await db.People.AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancellation);
        if (string.IsNullOrWhiteSpace(text))
            return people;
        var names = (await db.PersonNames.AsNoTracking().ToListAsync(cancellation)).ToLookup(n => n.PersonId, n => n.Name);
        var wanted = text.Trim();
        return [.. people.Where(p => p.Id == wanted || Holds(p.LatinName, wanted) || names[p.Id].Prepend(p.Name).Any(name => Means(name, wanted)))];
    }

    private static bool Means(string name, string wanted) =>
        Holds(name, wanted) || (wanted.All(char.IsAsciiLetter) && Pinyin.Initials(name).StartsWith(wanted, StringComparison.OrdinalIgnoreCase));

    private static bool Holds(string text, string wanted) => text.Contains(wanted, StringComparison.OrdinalIgnoreCase);
}
