using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Offices;

/// <summary>申报近亲属 (条例 art. 28, 回避): near kin do not work a case against each other.</summary>
public sealed class DeclareKinship(PetitionsDb db, OfficeChange office, RelationRules rules)
{
    /// <exception cref="RuleBroken"><c>person-unknown</c>, <c>person-on-both-sides</c>, <c>dates-reversed</c>, <c>held-already</c></exception>
    public Task<Kinship> RunAsync(KinEntry entry, CancellationToken cancellation = default) => office.RunAsync("kinship.added", async () =>
    {
        await SchemaCheck.RequireAsync(KinEntry.Schema, entry, cancellation);
        RelationRules.RequireOrder(entry.From, entry.To);
        await rules.RequirePeopleAsync(entry.Person, entry.Relative, cancellation);
        var same = db.Kinships.Where(k => (k.PersonId == entry.Person && k.RelativeId == entry.Relative) || (k.PersonId == entry.Relative && k.RelativeId == entry.Person));
        await RelationRules.RequireFreeAsync(same, entry.From, entry.To, cancellation);
        var kinship = new Kinship { PersonId = entry.Person, RelativeId = entry.Relative, Relation = entry.Relation, From = entry.From, To = entry.To };
        db.Kinships.Add(kinship);
        return (kinship, entry);
    }, cancellation);
}
