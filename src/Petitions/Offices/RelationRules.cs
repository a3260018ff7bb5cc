using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>What holds for every dated fact of the office, however it is entered.</summary>
public sealed class RelationRules(PetitionsDb db)
{
    /// <exception cref="RuleBroken"><c>dates-reversed</c>: it would hold on no day.</exception>
    public static void RequireOrder(DateOnly from, DateOnly? to) => Require.That(to is null || to > from, "dates-reversed");

    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>person-on-both-sides</c></exception>
    public async Task RequirePeopleAsync(string one, string other, CancellationToken cancellation)
    {
        await RequirePersonAsync(one, cancellation);
        await RequirePersonAsync(other, cancellation);
        Require.That(one != other, "person-on-both-sides");
    }

    /// <exception cref="RuleBroken"><c>person-unknown</c></exception>
    public async Task RequirePersonAsync(string id, CancellationToken cancellation) =>
        Require.That(await db.People.AnyAsync(p => p.Id == id, cancellation), "person-unknown", id);

    /// <exception cref="RuleBroken"><c>held-already</c>: the same was entered for some of these days; end or shorten it first.</exception>
    public static async Task RequireFreeAsync<T>(IQueryable<T> same, DateOnly from, DateOnly? to, CancellationToken cancellation) where T : class, IRelation
    {
        var other = Overlapping(await same.AsNoTracking().ToListAsync(cancellation), from, to);
        Require.That(other is null, "held-already", other is null ? "" : Days(other));
    }

    internal static T? Overlapping<T>(IEnumerable<T> relations, DateOnly from, DateOnly? to) where T : class, IRelation =>
        relations.FirstOrDefault(r => !r.Span().IsEmpty && r.Span().Intersect(new DateSpan(from, to)) is not null);

    internal static string Days(IDated relation) => relation.To is { } end ? $"{relation.From:O} – {end.AddDays(-1):O}" : $"{relation.From:O} –";
}
