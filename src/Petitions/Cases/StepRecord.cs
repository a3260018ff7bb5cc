namespace Petitions.Cases;

/// <summary>One finished step of a case: who did what, when, with which words. The processing slip's history.</summary>
public sealed class StepRecord
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public Guid TaskId { get; init; }
    public required string Step { get; init; }
    public required string Outcome { get; init; }
    public required string DataJson { get; init; }

    /// <summary>Null when the system acted.</summary>
    public string? PersonId { get; init; }
    public DateTime At { get; init; }
}
