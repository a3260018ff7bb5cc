using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>委托、代班: one acts for another. It carries nothing of a case that is closed to either of them (domain.md §10.3 routes 6, 7).</summary>
public sealed class DelegateWork(PetitionsDb db, OfficeChange office, RelationRules rules)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>person-on-both-sides</c>, <c>dates-reversed</c>, <c>held-already</c></exception>
    public Task<Delegation> RunAsync(DelegationEntry entry, CancellationToken cancellation = default) => office.RunAsync("delegation.added", async () =>
    {
        await SchemaCheck.RequireAsync(DelegationEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await rules.RequirePeopleAsync(entry.Giver, entry.Delegate, cancellation);
        await RelationRules.RequireFreeAsync(db.Delegations.Where(d => d.FromPersonId == entry.Giver && d.ToPersonId == entry.Delegate), entry.From, entry.To, cancellation);
        var delegation = new Delegation { FromPersonId = entry.Giver, ToPersonId = entry.Delegate, Reason = entry.Reason, From = entry.From, To = entry.To };
        db.Delegations.Add(delegation);
        return (delegation, entry);
    }, cancellation);
}
