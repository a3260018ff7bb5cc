namespace Petitions.Visits;

/// <summary>回访 (V-15): planned by the accepting department, paid by another person of it.</summary>
public sealed class FollowUpVisit
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public DateOnly PlannedOn { get; init; }

    /// <summary>What is to be asked and explained.</summary>
    public required string Script { get; init; }
    public required string PlannedBy { get; init; }
    public DateTime? PaidAt { get; private set; }
    public string? PaidBy { get; private set; }
    public string? CompanionId { get; private set; }
    public string? Findings { get; private set; }
    public string? Outcome { get; private set; }

    public void Paid(string outcome, string findings, string? companionId, string? personId, DateTime now) =>
        (Outcome, Findings, CompanionId, PaidBy, PaidAt) = (outcome, findings, companionId, personId, now);
}

/// <summary>The petitioner's two ratings, of the office and of the unit (条例 art. 21); of accusations there is none.</summary>
public sealed class Rating
{
    public Guid CaseId { get; init; }
    public Satisfaction Office { get; init; }
    public Satisfaction Unit { get; init; }
    public string? RatedUnitId { get; init; }
    public string? Reason { get; init; }
    public DateTime At { get; init; }
    public required string EnteredBy { get; init; }
}
