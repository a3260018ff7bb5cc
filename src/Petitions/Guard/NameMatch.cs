using Microsoft.EntityFrameworkCore;
using Petitions.Data;

namespace Petitions.Guard;

/// <summary>
/// Who in the directory may be meant by a description: everybody of that name, alias or former name, and everybody who
/// holds or held a post of that title in a unit of that name (domain.md §10.3 route 21).
/// </summary>
public sealed class NameMatch(PetitionsDb db)
{
    public async Task<IReadOnlyList<string>> CandidatesAsync(DescribedAccused described, CancellationToken cancellation = default)
    {
        var found = new HashSet<string>();
        if (described.Name is { Length: > 0 } name)
        {
            found.UnionWith(await db.People.Where(p => p.Name == name).Select(p => p.Id).ToListAsync(cancellation));
            found.UnionWith(await db.PersonNames.Where(n => n.Name == name).Select(n => n.PersonId).ToListAsync(cancellation));
        }
        if (described.Title is { Length: > 0 } title)
            found.UnionWith(await HoldersAsync(title, described.Unit, described.Name, cancellation));
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> HoldersAsync(string title, string? unit, string? name, CancellationToken cancellation)
    {
        var posts = db.Posts.Where(p => p.Title.Contains(title) || title.Contains(p.Title));
        if (!string.IsNullOrWhiteSpace(unit))
            posts = posts.Where(p => db.Units.Any(u => u.Id == p.UnitId && (u.Name.Contains(unit) || unit.Contains(u.Name))));
        // "李局长": the surname narrows the title, nothing else does.
        if (name is { Length: > 0 })
            posts = posts.Where(p => db.People.Any(person => person.Id == p.PersonId && person.Name.StartsWith(name.Substring(0, 1))));
        return await posts.Select(p => p.PersonId).Distinct().ToListAsync(cancellation);
    }
}
