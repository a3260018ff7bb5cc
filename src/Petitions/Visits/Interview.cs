namespace Petitions.Visits;

/// <summary>接谈记录 with the seven requirements of 接洽 (domain.md §2.1). Each talk is a record of its own; none is changed.</summary>
public sealed class Interview
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public DateTime StartedAt { get; init; }
    public DateTime EndedAt { get; init; }
    public required string ConductedBy { get; init; }

    /// <summary>1, 2: the full statement, heard out and written down.</summary>
    public required string Statement { get; init; }

    /// <summary>3: what was asked until it was clear.</summary>
    public required string QuestionsJson { get; init; }

    /// <summary>4: told that he answers for the truth of what he says.</summary>
    public DateTime TruthToldAt { get; init; }

    /// <summary>5: read back to him, and how he confirmed it.</summary>
    public DateTime ReadBackAt { get; init; }
    public RecordConfirmation Confirmation { get; init; }
    public string? ConfirmationNote { get; init; }

    /// <summary>6.</summary>
    public WrittenMaterial Material { get; init; }
    public string? MaterialList { get; init; }

    /// <summary>7: policy and procedure.</summary>
    public required string PolicyTold { get; init; }

    /// <summary>What is still wanting; null where the talk was complete.</summary>
    public string? Missing { get; init; }
}

/// <summary>One question and its answer.</summary>
public sealed record Question(string Asked, string Answered);

/// <summary>电话核对 (V-08): a call from the desk to a unit, recorded with its elements.</summary>
public sealed class PhoneCheck
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string UnitId { get; init; }
    public required string SpokeWith { get; init; }
    public required string Phone { get; init; }
    public DateTime CalledAt { get; init; }
    public required string Asked { get; init; }
    public required string Learned { get; init; }
    public required string CalledBy { get; init; }

    /// <summary>Verification of an accusation takes two (domain.md §10.3 route 33).</summary>
    public string? SecondPerson { get; init; }
}

/// <summary>告知书 (条例 art. 23): handed over on the spot, or served within fifteen days.</summary>
public sealed class VisitNotice
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }

    /// <summary>Null where the visitor was told by word of mouth.</summary>
    public string? Number { get; init; }
    public required string Route { get; init; }
    public required string Procedure { get; init; }
    public DateTime ToldAt { get; init; }
    public required string Channel { get; init; }
    public string? Proof { get; init; }
    public required string ToldBy { get; init; }
}

/// <summary>What was decided at the desk, each time it was decided.</summary>
public sealed class DeskDecision
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public VisitDecision Decision { get; init; }
    public ExplanationGround? Ground { get; init; }
    public required string Text { get; init; }
    public string? Basis { get; init; }
    public required string DecidedBy { get; init; }
    public DateTime At { get; init; }
}
