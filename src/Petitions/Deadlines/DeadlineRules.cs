namespace Petitions.Deadlines;

/// <summary>All deadline rules in all their versions.</summary>
public sealed class DeadlineRules
{
    private static readonly Lazy<DeadlineRules> Shipped = new(() => Parse(ReadEmbedded()));

    // Newest first, of one day the last given, so that the first match is the one in force.
    private readonly Dictionary<string, DeadlineRule[]> byId;

    private DeadlineRules(IReadOnlyList<DeadlineRule> all)
    {
        All = all;
        byId = all.GroupBy(rule => rule.Id)
            .ToDictionary(group => group.Key, group => group.Reverse().OrderByDescending(rule => rule.EffectiveFrom).ToArray());
    }

    public IReadOnlyList<DeadlineRule> All { get; }

    /// <summary>The rules that ship with the product; read once, then shared.</summary>
    public static DeadlineRules Load() => Shipped.Value;

    /// <exception cref="DeadlineRulesException">With every problem of the file.</exception>
    public static DeadlineRules Parse(string json)
    {
        var file = DeadlineRulesFile.Read(json);
        return file.Problems.Count == 0 ? new DeadlineRules(file.Rules) : throw new DeadlineRulesException(file.Problems);
    }

    /// <summary>These and more, which came later: a version that begins on the same day as an earlier one takes its place.</summary>
    public DeadlineRules With(IEnumerable<DeadlineRule> added) => new([.. All, .. added]);

    /// <summary>The newest version, or null.</summary>
    public DeadlineRule? Find(string id) => byId.GetValueOrDefault(id)?[0];

    /// <summary>The version under which a clock starts on this date, or null.</summary>
    public DeadlineRule? Find(string id, DateOnly start) =>
        byId.GetValueOrDefault(id)?.FirstOrDefault(rule => rule.EffectiveFrom <= start);

    /// <summary>The version of this name, or null.</summary>
    public DeadlineRule? Find(string id, string version) => byId.GetValueOrDefault(id)?.FirstOrDefault(rule => rule.Version == version);

    /// <summary>The version that a running clock began under.</summary>
    public DeadlineRule Of(Deadline deadline) =>
        Find(deadline.RuleId, deadline.RuleVersion)?.For(deadline)
        ?? throw new InvalidOperationException($"Rule {deadline.RuleId} lacks version {deadline.RuleVersion}, which a clock runs under.");

    private static string ReadEmbedded()
    {
        using var reader = new StreamReader(typeof(DeadlineRules).Assembly.GetManifestResourceStream("deadline-rules.json")!);
        return reader.ReadToEnd();
    }
}
