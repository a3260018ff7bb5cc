using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>A unit ends on a day, and with it every post and portfolio in it. What it has open then goes to the leader or organ above it.</summary>
public sealed class CloseUnit(PetitionsDb db, OfficeChange office, UnitTree tree)
{
    /// <param name="id">The unit.</param>
    /// <param name="on">The first day on which it is no more.</param>
    /// <param name="cancellation">Ends it with nothing done.</param>
    /// <exception cref="RuleBroken"><c>unit-unknown</c>, <c>dates-reversed</c>, <c>unit-has-units</c></exception>
    public Task<Unit> RunAsync(string id, DateOnly on, CancellationToken cancellation = default) => office.RunAsync("unit.closed", async () =>
    {
        var unit = await tree.FindAsync(id, cancellation);
        Require.That(on >= unit.From, "dates-reversed");
        var below = await db.Units.Where(u => u.ParentId == id && (u.To == null || u.To > on)).Select(u => u.Name).ToListAsync(cancellation);
        Require.That(below.Count == 0, "unit-has-units", string.Join("、", below));
        unit.To = on;
        var posts = await db.Posts.Where(p => p.UnitId == id && (p.To == null || p.To > on)).ToListAsync(cancellation);
        var portfolios = await db.Portfolios.Where(p => p.UnitId == id && (p.To == null || p.To > on)).ToListAsync(cancellation);
        foreach (var relation in posts.Concat<IRelation>(portfolios))
            relation.To = relation.From > on ? relation.From : on;
        return (unit, new { id, on, posts = posts.Select(p => p.Id), portfolios = portfolios.Select(p => p.Id) });
    }, cancellation);
}
