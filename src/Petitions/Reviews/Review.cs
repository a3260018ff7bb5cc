namespace Petitions.Reviews;

/// <summary>复查 (条例 art. 35), and 复核 after it (art. 36), which is the end.</summary>
public enum ReviewLevel { Review, Rereview }

/// <summary>复查、复核申请: the case that reviews another one's answer. It is a case of its own, with its own number, clock and answer.</summary>
public sealed class Review
{
    public Guid CaseId { get; init; }

    /// <summary>The case whose answer is reviewed.</summary>
    public Guid OfCaseId { get; init; }
    public ReviewLevel Level { get; init; }
    public required string Grounds { get; init; }
    public DateTime RequestedAt { get; init; }
    public required string RegisteredBy { get; init; }

    /// <summary>The clock of art. 35 or 36, in place of the sixty days.</summary>
    public static string ClockOf(ReviewLevel level) => level == ReviewLevel.Review ? "review-30-days" : "rereview-30-days";
}
