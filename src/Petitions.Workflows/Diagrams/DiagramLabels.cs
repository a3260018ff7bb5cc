namespace Petitions.Workflows.Diagrams;

/// <summary>Words of a diagram, in the reader's language.</summary>
public sealed record DiagramLabels
{
    /// <summary>Marks a step that is open now.</summary>
    public string Open { get; init; } = "open";

    /// <summary>Marks a step that failed.</summary>
    public string Failed { get; init; } = "failed";

    /// <summary>Title for people who do not see the picture; the definition's name when null.</summary>
    public string? Title { get; init; }

    /// <summary>Writes how long a step has taken; null leaves it out.</summary>
    public Func<TimeSpan, string>? Duration { get; init; }

    /// <summary>The time up to which an open step is counted, in UTC.</summary>
    public DateTime Now { get; init; }

    /// <summary>Names of activities by id; others show their display text or name.</summary>
    public IReadOnlyDictionary<string, string> Activities { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of outcomes; others are shown as they are.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; init; } = new Dictionary<string, string>();
}
