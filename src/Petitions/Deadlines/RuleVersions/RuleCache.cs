using Petitions.Data;

namespace Petitions.Deadlines.RuleVersions;

/// <summary>The rules in all their versions, kept until somebody adds one, in this process or in another.</summary>
public sealed class RuleCache
{
    // One reference, so that two who write and read it at once never see halves of two.
    private Kept? current;

    /// <remarks>Not awaited: rules are asked for in the middle of counting, and SQLite answers at once.</remarks>
    public DeadlineRules Get(PetitionsDb db)
    {
        var newest = db.RuleVersions.OrderByDescending(v => v.Id).Select(v => (Guid?)v.Stamp).FirstOrDefault();
        if (newest is not { } stamp)
            return DeadlineRules.Load();
        if (current is { } kept && kept.Stamp == stamp)
            return kept.Rules;
        var added = db.RuleVersions.OrderBy(v => v.Id).Select(v => v.Json).ToList();
        var rules = DeadlineRules.Load().With(added.SelectMany(json => DeadlineRules.Parse(json).All));
        current = new Kept(stamp, rules);
        return rules;
    }

    private sealed record Kept(Guid Stamp, DeadlineRules Rules);
}
