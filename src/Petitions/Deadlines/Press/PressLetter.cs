namespace Petitions.Deadlines.Press;

public enum PressKind
{
    /// <summary>催办: an ordinary reminder by letter.</summary>
    Urge,

    /// <summary>督办 (条例 art. 40): ground, demand, and an answer in writing within its own clock.</summary>
    Supervise,
}

/// <summary>Why it is pressed: late, or one of the other grounds of 条例 art. 40.</summary>
public enum PressGround
{
    /// <summary>超期未办.</summary>
    Overdue,

    /// <summary>推诿、敷衍、拖延.</summary>
    Evasion,

    /// <summary>弄虚作假.</summary>
    Falsehood,

    /// <summary>拒不执行处理意见.</summary>
    Refusal,
}

/// <summary>催办函、督办函: numbered gap-free in a book of its own, from an overdue clock to the unit that handles it.</summary>
public sealed class PressLetter
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public Guid DeadlineId { get; init; }
    public PressKind Kind { get; init; }
    public PressGround Ground { get; init; }
    public required string Number { get; init; }
    public required string TargetUnit { get; init; }
    public required string Demand { get; init; }
    public required string IssuedBy { get; init; }
    public DateTime IssuedAt { get; init; }

    /// <summary>Until when an answer in writing is demanded; null for an urging, which asks for none.</summary>
    public DateOnly? AnswerDue { get; set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }

    public void TakeAnswer(string text, string by, DateTime now) => (Answer, AnsweredBy, AnsweredAt) = (text, by, now);
}
