using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>秘书: what is closed to the leader is closed to him as well (domain.md §10.3 route 8).</summary>
public sealed class AppointSecretary(PetitionsDb db, OfficeChange office, RelationRules rules)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>person-on-both-sides</c>, <c>dates-reversed</c>, <c>held-already</c></exception>
    public Task<Secretaryship> RunAsync(SecretaryEntry entry, CancellationToken cancellation = default) => office.RunAsync("secretaryship.added", async () =>
    {
        await SchemaCheck.RequireAsync(SecretaryEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await rules.RequirePeopleAsync(entry.Secretary, entry.Leader, cancellation);
        await RelationRules.RequireFreeAsync(db.Secretaryships.Where(s => s.SecretaryId == entry.Secretary && s.LeaderId == entry.Leader), entry.From, entry.To, cancellation);
        var secretary = new Secretaryship { SecretaryId = entry.Secretary, LeaderId = entry.Leader, From = entry.From, To = entry.To };
        db.Secretaryships.Add(secretary);
        return (secretary, entry);
    }, cancellation);
}
