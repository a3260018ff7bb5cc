using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// Who in the directory may be meant by a description: everybody of that name, alias or former name, or of one that sounds
/// like it, whose initials, telephone or car it is, and everybody who holds or held a post of that title in a unit of that name
/// (domain.md §10.3 route 21).
/// </summary>
public sealed class NameMatch(PetitionsDb db, NameIndexCache index, StandingsUpdate office)
{
    public async Task<IReadOnlyList<string>> CandidatesAsync(DescribedAccused described, CancellationToken cancellation = default)
    {
        var (name, title, unit) = (Unspaced(described.Name), Unspaced(described.Title), Unspaced(described.Unit));
        var found = new HashSet<string>();
        if (name is not null)
        {
            found.UnionWith(await db.People.Where(p => p.Name == name).Select(p => p.Id).ToListAsync(cancellation));
            found.UnionWith(await db.PersonNames.Where(n => n.Name == name).Select(n => n.PersonId).ToListAsync(cancellation));
            var names = await index.GetAsync(db, office, cancellation);
            found.UnionWith(names.SoundingLike(name).Concat(names.Numbered(name)));
            // "郑局长" is written where a name is asked for.
            found.UnionWith(await HoldersAsync(db.Posts.Where(p => p.Title != "" && name.EndsWith(p.Title)), unit, name, cancellation));
        }
        if (title is not null)
            found.UnionWith(await HoldersAsync(db.Posts.Where(p => p.Title.Contains(title) || title.Contains(p.Title)), unit, name, cancellation));
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> HoldersAsync(IQueryable<Post> posts, string? unit, string? name, CancellationToken cancellation)
    {
        if (unit is not null)
            posts = posts.Where(p => db.Units.Any(u => u.Id == p.UnitId && (u.Name.Contains(unit) || unit.Contains(u.Name))));
        // The surname narrows the title, nothing else does.
        if (name is not null)
            posts = posts.Where(p => db.People.Any(person => person.Id == p.PersonId && person.Name.StartsWith(name.Substring(0, 1))));
        return await posts.Select(p => p.PersonId).Distinct().ToListAsync(cancellation);
    }

    // "郑 建国" is how two-character names are set in print.
    private static string? Unspaced(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
