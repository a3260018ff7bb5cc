using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>分管: a leader supervises a unit and all below it from a day on.</summary>
public sealed class AssignPortfolio(PetitionsDb db, OfficeChange office, UnitTree tree, RelationRules rules)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>unit-unknown</c>, <c>unit-not-then</c>, <c>dates-reversed</c>, <c>held-already</c></exception>
    public Task<Portfolio> RunAsync(PortfolioEntry entry, CancellationToken cancellation = default) => office.RunAsync("portfolio.added", async () =>
    {
        await SchemaCheck.RequireAsync(PortfolioEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await rules.RequirePersonAsync(entry.Leader, cancellation);
        UnitTree.RequireOpen(await tree.FindAsync(entry.Unit, cancellation), entry.From);
        await RelationRules.RequireFreeAsync(db.Portfolios.Where(p => p.LeaderId == entry.Leader && p.UnitId == entry.Unit), entry.From, entry.To, cancellation);
        var portfolio = new Portfolio { LeaderId = entry.Leader, UnitId = entry.Unit, From = entry.From, To = entry.To };
        db.Portfolios.Add(portfolio);
        return (portfolio, entry);
    }, cancellation);
}
