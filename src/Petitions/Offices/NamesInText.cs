using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Offices;

/// <summary>Somebody or some unit of the directory whose name stands in a text.</summary>
/// <param name="Written">The name as it stands there: an alias and a former name count too.</param>
/// <param name="Posts">Unit and title of each post held now: what tells two people of one name apart.</param>
public sealed record NamedThere(string? PersonId, string? UnitId, string Written, IReadOnlyList<(string UnitId, string Title)> Posts);

/// <summary>
/// Which people and units of the directory a text names (domain.md §10.3 route 21): shown to whoever types it, so that an
/// accused is picked and not overlooked. All of one name are shown: which is meant is for a person to say.
/// </summary>
public sealed partial class NamesInText(PetitionsDb db, DirectoryCache directories, OfficeClock clock)
{
    private const int Most = 12;

    public async Task<IReadOnlyList<NamedThere>> RunAsync(string? text, CancellationToken cancellation = default)
    {
        var written = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (written.Length < 2)
            return [];
        var directory = await directories.GetAsync(db, clock, cancellation);
        var units = directory.Units.Where(u => Names(written, u.Name) || Names(written, Place().Replace(u.Name, ""))).Select(u => new NamedThere(null, u.Id, u.Name, []));
        return [.. (await PeopleAsync(written, cancellation)).Concat(units.OrderBy(u => u.UnitId, StringComparer.Ordinal)).Take(Most)];
    }

    private async Task<IReadOnlyList<NamedThere>> PeopleAsync(string written, CancellationToken cancellation)
    {
        var today = clock.Today;
        var named = await db.People.Where(p => written.Contains(p.Name)).Select(p => new { PersonId = p.Id, p.Name })
            .Concat(db.PersonNames.Where(n => written.Contains(n.Name)).Select(n => new { n.PersonId, n.Name }))
            // "郑局长": the surname and the title of a post.
            .Concat(db.Posts.Where(p => p.Title != "" && p.From <= today && (p.To == null || p.To > today))
                .Join(db.People, p => p.PersonId, p => p.Id, (post, person) => new { PersonId = person.Id, Surname = person.Name.Substring(0, 1), post.Title })
                .Select(p => new { p.PersonId, Name = p.Surname + p.Title })
                .Where(n => written.Contains(n.Name)))
            .ToListAsync(cancellation);
        var ids = named.Select(n => n.PersonId).Distinct().ToList();
        var posts = (await db.Posts.AsNoTracking().Where(p => ids.Contains(p.PersonId) && p.From <= today && (p.To == null || p.To > today)).OrderBy(p => p.Id).ToListAsync(cancellation))
            .ToLookup(p => p.PersonId, p => (p.UnitId, p.Title));
        return [.. named.Where(n => Names(written, n.Name)).DistinctBy(n => n.PersonId).OrderBy(n => n.PersonId, StringComparer.Ordinal)
            .Select(n => new NamedThere(n.PersonId, null, n.Name, [.. posts[n.PersonId]]))];
    }

    // "教育局" is written where 江湾区教育局 is meant.
    [GeneratedRegex("^.{1,6}?[省市县区旗州镇乡](?=..)")]
    private static partial Regex Place();

    // A single character stands in every text.
    private static bool Names(string written, string name) => name.Length > 1 && written.Contains(name, StringComparison.Ordinal);
}
