using Petitions.Access;

namespace Petitions.Cases;

/// <summary>拟办意见 as it stands: proposed by the reader, perhaps changed by the approver.</summary>
public sealed class Routing
{
    public DisposalMethod Method { get; init; }
    public string? TargetUnit { get; init; }
    public string? TargetPerson { get; init; }
    public string? Reason { get; init; }
    public NoActionReason? NoActionReason { get; init; }
    public string? NoActionEvidence { get; init; }
    public required string ProposedBy { get; init; }
    public DateTime ProposedAt { get; init; }

    /// <summary>The highest role that has approved it as it stands.</summary>
    public Role? ApprovedAs { get; set; }

    /// <summary>A leader's own instruction, which is the approval itself (C11).</summary>
    public bool Instructed { get; init; }

    /// <summary>交办: the day by which the unit reports the result (条例 art. 22).</summary>
    public DateOnly? ReportDueOn { get; init; }

    /// <summary>立案 (V-14): the codes of the criteria that the matter meets.</summary>
    public string? FilingCriteria { get; init; }

    public bool IsFiling => FilingCriteria is not null;
}

/// <summary>办理: who works on it and what came out.</summary>
public sealed class Handling
{
    public string? HandlerId { get; init; }
    public Finding? Finding { get; private set; }
    public HandlingResult? Result { get; private set; }
    public string? Summary { get; private set; }

    /// <summary>以政策为准绳 (L-24): the law or policy the answer rests on.</summary>
    public string? Basis { get; private set; }
    public string? Answer { get; private set; }
    public string? HandledBy { get; private set; }

    public void Record(Finding? finding, HandlingResult result, string summary, string basis, string answer, string? handledBy) =>
        (Finding, Result, Summary, Basis, Answer, HandledBy) = (finding, result, summary, basis, answer, handledBy);
}

/// <summary>How a case may end: answered, or without an answer for a coded reason that a second person confirmed.</summary>
public sealed class Closing
{
    public bool IsAnswered { get; private set; }
    public NoReplyReason? NoReplyReason { get; private set; }
    public bool IsConfirmedWithoutReply { get; private set; }

    /// <summary>A leader has read it and leaves it at that: the result of a letter that was presented or taken over.</summary>
    public bool IsNoted { get; private set; }

    public void Noted() => IsNoted = true;

    // An answer after all: the reason for none, confirmed or not, holds no longer.
    public void Answered() => (IsAnswered, NoReplyReason, IsConfirmedWithoutReply) = (true, null, false);

    public void CloseWithoutReply(NoReplyReason reason) => (NoReplyReason, IsConfirmedWithoutReply) = (reason, false);

    public void Confirmed() => IsConfirmedWithoutReply = true;

    public void Refused() => (NoReplyReason, IsConfirmedWithoutReply) = (null, false);
}
