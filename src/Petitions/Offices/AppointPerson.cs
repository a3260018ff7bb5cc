using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>任职: somebody holds a post from a day on. Whatever his new place closes to him is closed from that day.</summary>
public sealed class AppointPerson(PetitionsDb db, OfficeChange office, UnitTree tree, RelationRules rules)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>unit-unknown</c>, <c>unit-not-then</c>, <c>dates-reversed</c>, <c>held-already</c>, <c>head-overlaps</c></exception>
    public Task<Post> RunAsync(PostEntry entry, CancellationToken cancellation = default) => office.RunAsync("post.added", async () =>
    {
        await SchemaCheck.RequireAsync(PostEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await rules.RequirePersonAsync(entry.Person, cancellation);
        UnitTree.RequireOpen(await tree.FindAsync(entry.Unit, cancellation), entry.From);
        await RelationRules.RequireFreeAsync(db.Posts.Where(p => p.PersonId == entry.Person && p.UnitId == entry.Unit && p.Kind == entry.PostKind), entry.From, entry.To, cancellation);
        if (entry.PostKind.IsFirst())
            await RequireOneAsync(entry, cancellation);
        var post = new Post { PersonId = entry.Person, UnitId = entry.Unit, Kind = entry.PostKind, Title = entry.Title, From = entry.From, To = entry.To };
        db.Posts.Add(post);
        return (post, entry);
    }, cancellation);

    /// <summary>正职: a unit has one head and one Party secretary at a time.</summary>
    private async Task RequireOneAsync(PostEntry entry, CancellationToken cancellation)
    {
        var holders = await db.Posts.AsNoTracking().Where(p => p.UnitId == entry.Unit && p.Kind == entry.PostKind).ToListAsync(cancellation);
        if (RelationRules.Overlapping(holders, entry.From, entry.To) is not { } other)
            return;
        var name = await db.People.Where(p => p.Id == other.PersonId).Select(p => p.Name).SingleAsync(cancellation);
        throw new RuleBroken("head-overlaps", name, RelationRules.Days(other));
    }
}
