namespace Petitions.Deadlines.RuleVersions;

/// <summary>
/// A version of a rule that the office has added. Nothing is ever changed: of the versions of one day the newest speaks, and what
/// runs keeps the version it began under.
/// </summary>
public sealed class RuleVersion
{
    public int Id { get; init; }

    /// <summary>Tells two versions apart that got the same number because an act was undone between them.</summary>
    public Guid Stamp { get; init; } = Guid.NewGuid();
    public required string RuleId { get; init; }

    /// <summary><c>office-1</c>, <c>office-2</c>, ...: what ships with the product later never has the same.</summary>
    public required string Version { get; init; }

    /// <summary>The rule, in the format of deadline-rules.json.</summary>
    public required string Json { get; init; }
    public DateTime AddedAt { get; init; }
    public string? AddedBy { get; init; }
    public required string Reason { get; init; }
}
