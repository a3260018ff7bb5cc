using Petitions.Data;
using Petitions.Deadlines.RuleVersions;

namespace Petitions.Deadlines;

/// <summary>The rules of this office: those that ship with the product, and the versions it has added. Read once in a scope.</summary>
public sealed class OfficeRules(PetitionsDb db, RuleCache cache)
{
    private DeadlineRules? read;

    public IReadOnlyList<DeadlineRule> All => Read.All;

    private DeadlineRules Read => read ??= cache.Get(db);

    public DeadlineRule? Find(string id) => Read.Find(id);

    public DeadlineRule? Find(string id, DateOnly start) => Read.Find(id, start);

    /// <summary>The version that a running clock began under; it may have come after this scope began.</summary>
    public DeadlineRule Of(Deadline deadline) =>
        Read.Find(deadline.RuleId, deadline.RuleVersion)?.For(deadline) ?? (read = cache.Get(db)).Of(deadline);
}
