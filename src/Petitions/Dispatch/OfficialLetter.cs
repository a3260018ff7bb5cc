using Petitions.Cases;

namespace Petitions.Dispatch;

/// <summary>转送函: one numbered dispatch of a case to one unit, gap-free per book; guarded cases have their own book.</summary>
public sealed class OfficialLetter
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string Number { get; init; }
    public required string Book { get; init; }
    public DisposalMethod Method { get; init; }
    public DispatchForm Form { get; init; }
    public required string TargetUnit { get; init; }
    public string? TargetPerson { get; init; }
    public bool IsCopy { get; init; }
    public DateTime SentAt { get; init; }

    /// <summary>Null when the deadline enforcement sent it.</summary>
    public string? SentBy { get; init; }

    /// <summary>The collation list (汇总) of this office day it stands on.</summary>
    public DateOnly CollatedOn { get; init; }
    public DateTime? AnsweredAt { get; set; }
    public string? Answer { get; set; }
    public string? AnswerReason { get; set; }
}

/// <summary>The last number given out of a gap-free book in a year.</summary>
public sealed class Book
{
    public required string Name { get; init; }
    public int Year { get; init; }
    public int Last { get; set; }
}
