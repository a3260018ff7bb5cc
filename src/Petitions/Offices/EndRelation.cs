using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>
/// A post, portfolio, delegation, secretaryship or kinship ends on a day. What was entered by mistake ends on the day it
/// begins, and so held on none.
/// </summary>
public sealed class EndRelation(PetitionsDb db, OfficeChange office)
{
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="on">The first day on which it no longer holds.</param>
    /// <param name="cancellation">Ends it with nothing done.</param>
    /// <exception cref="NotVisible">There is none of that id.</exception>
    /// <exception cref="RuleBroken"><c>dates-reversed</c></exception>
    public Task<IRelation> RunAsync(RelationKind kind, long id, DateOnly on, CancellationToken cancellation = default) => office.RunAsync("relation.ended", async () =>
    {
        var relation = await FindAsync(kind, id, cancellation);
        Require.That(on >= relation.From, "dates-reversed");
        var kept = new { kind, id, from = relation.From, was = relation.To, to = on };
        relation.To = on;
        return (relation, kept);
    }, cancellation);

    public async Task<IRelation> FindAsync(RelationKind kind, long id, CancellationToken cancellation = default) => Require.Found<IRelation>(kind switch
    {
        RelationKind.Post => await db.Posts.SingleOrDefaultAsync(r => r.Id == id, cancellation),
        RelationKind.Portfolio => await db.Portfolios.SingleOrDefaultAsync(r => r.Id == id, cancellation),
        RelationKind.Delegation => await db.Delegations.SingleOrDefaultAsync(r => r.Id == id, cancellation),
        RelationKind.Secretaryship => await db.Secretaryships.SingleOrDefaultAsync(r => r.Id == id, cancellation),
        RelationKind.Kinship => await db.Kinships.SingleOrDefaultAsync(r => r.Id == id, cancellation),
        _ => throw new UnreachableException(),
    });
}
