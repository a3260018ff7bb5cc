using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Admin.Relations;

/// <summary>One dated fact as a line of a table.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Unit">The unit it is about, if any.</param>
/// <param name="Other">The other person, if any.</param>
/// <param name="Text">Title, reason or relation.</param>
public sealed record RelationLine(RelationKind Kind, IRelation Relation, string Person, string? Unit, string? Other, string Text);

/// <summary>What binds a person or a unit, now, later and before.</summary>
public sealed class RelationLines(PetitionsDb db, Words words)
{
    public async Task<IReadOnlyList<RelationLine>> OfPersonAsync(string id, CancellationToken cancellation) => Sorted(
    [
        .. (await db.Posts.AsNoTracking().Where(p => p.PersonId == id).ToListAsync(cancellation)).Select(Line),
        .. (await db.Portfolios.AsNoTracking().Where(p => p.LeaderId == id).ToListAsync(cancellation)).Select(Line),
        .. (await db.Delegations.AsNoTracking().Where(d => d.FromPersonId == id || d.ToPersonId == id).ToListAsync(cancellation)).Select(Line),
        .. (await db.Secretaryships.AsNoTracking().Where(s => s.SecretaryId == id || s.LeaderId == id).ToListAsync(cancellation)).Select(Line),
        .. (await db.Kinships.AsNoTracking().Where(k => k.PersonId == id || k.RelativeId == id).ToListAsync(cancellation)).Select(Line),
    ]);

    public async Task<IReadOnlyList<RelationLine>> OfUnitAsync(string id, CancellationToken cancellation) => Sorted(
    [
        .. (await db.Posts.AsNoTracking().Where(p => p.UnitId == id).ToListAsync(cancellation)).Select(Line),
        .. (await db.Portfolios.AsNoTracking().Where(p => p.UnitId == id).ToListAsync(cancellation)).Select(Line),
    ]);

    public RelationLine Line(IRelation relation) => relation switch
    {
        Post p => new(RelationKind.Post, p, p.PersonId, p.UnitId, null, $"{words[$"admin.post.postKind.{Schema.NameOf(p.Kind)}"]} {p.Title}"),
        Portfolio p => new(RelationKind.Portfolio, p, p.LeaderId, p.UnitId, null, ""),
        Delegation d => new(RelationKind.Delegation, d, d.FromPersonId, null, d.ToPersonId, d.Reason),
        Secretaryship s => new(RelationKind.Secretaryship, s, s.SecretaryId, null, s.LeaderId, ""),
        Kinship k => new(RelationKind.Kinship, k, k.PersonId, null, k.RelativeId, k.Relation),
        _ => throw new ArgumentException($"No line for a {relation.GetType().Name}.", nameof(relation)),
    };

    private static List<RelationLine> Sorted(IEnumerable<RelationLine> lines) =>
        [.. lines.OrderBy(l => l.Kind).ThenBy(l => l.Relation.To is not null).ThenByDescending(l => l.Relation.From).ThenBy(l => l.Relation.Id)];
}
