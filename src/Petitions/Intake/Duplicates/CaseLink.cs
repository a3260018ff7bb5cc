namespace Petitions.Intake.Duplicates;

public enum LinkKind
{
    /// <summary>复查、复核 of its answer; made by the request alone and never undone.</summary>
    Review,

    /// <summary>Has to do with it.</summary>
    Related,

    /// <summary>The same person about the same matter once more (重复信访).</summary>
    Repeat,

    /// <summary>The same letter a second time (重复件).</summary>
    Duplicate,

    /// <summary>Handled together with the other one (并案).</summary>
    Merged,
}

/// <summary>Two cases that belong together. Undone, never deleted.</summary>
public sealed class CaseLink
{
    public long Id { get; init; }

    /// <summary>The later letter; of merged ones the one that is handled with the other.</summary>
    public Guid CaseId { get; init; }
    public Guid OtherId { get; init; }
    public LinkKind Kind { get; init; }

    /// <summary>A code.</summary>
    public required string Reason { get; init; }
    public string? LinkedBy { get; init; }
    public DateTime LinkedAt { get; init; }
    public string? UndoneBy { get; private set; }
    public DateTime? UndoneAt { get; private set; }

    public void Undo(string? personId, DateTime now) => (UndoneBy, UndoneAt) = (personId, now);
}
