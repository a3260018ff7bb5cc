namespace Petitions.Guard;

public enum FindState { Found, Confirmed, Rejected }

/// <summary>How somebody of the directory stands in a text: by a name of his, by surname and title, by unit and post, or by his telephone or car.</summary>
public enum FindKind { Name, OtherName, SurnameTitle, UnitPost, Number }

/// <summary>A name of the directory in the text of a case: found by the program, judged by whoever reads.</summary>
public sealed class NameFind
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public required string PersonId { get; init; }
    public FindKind Kind { get; init; }

    /// <summary>The words as they stand there.</summary>
    public required string Text { get; init; }

    /// <summary>Some words around it.</summary>
    public required string Excerpt { get; init; }

    /// <summary>Null is the registration itself.</summary>
    public Guid? AttachmentId { get; init; }
    public DateTime FoundAt { get; init; }
    public FindState State { get; set; }
    public string? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }
}
