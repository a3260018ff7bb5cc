namespace Petitions.Deadlines;

/// <summary>A due date with all that explains it.</summary>
public sealed record DueResult
{
    public required string RuleId { get; init; }

    public required string RuleVersion { get; init; }

    public required string CalendarVersion { get; init; }

    public required DeadlineStart Start { get; init; }

    /// <summary>The last day by count alone.</summary>
    public required DateOnly Raw { get; init; }

    /// <summary>The last day, rolled on if the raw one is a rest day.</summary>
    public required DateOnly Due { get; init; }

    public required DateTime DueAtUtc { get; init; }

    /// <summary>A notice that is not known may change the date (暂定).</summary>
    public required bool Provisional { get; init; }

    public required IReadOnlyList<TraceLine> Trace { get; init; }
}
