namespace Petitions.Replies;

public enum NoticeKind
{
    /// <summary>受理告知书.</summary>
    Acceptance,

    /// <summary>信访事项转送告知书.</summary>
    Transfer,

    /// <summary>不予受理告知书.</summary>
    NotAccepted,

    /// <summary>延长办理期限告知书.</summary>
    Extension,
}

/// <summary>告知书: what the petitioner is told in writing about the way of his matter (条例 arts. 23, 34), numbered gap-free.</summary>
public sealed class PetitionerNotice
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public NoticeKind Kind { get; init; }
    public required string Number { get; init; }
    public required string Text { get; init; }

    /// <summary>延期: until when.</summary>
    public DateOnly? Until { get; init; }
    public required string IssuedBy { get; init; }
    public DateTime IssuedAt { get; init; }
    public ReplyChannel? Channel { get; private set; }

    /// <summary>When he had it; null while the paper still has to be served.</summary>
    public DateTime? ServedAt { get; private set; }

    public void Serve(ReplyChannel channel, DateTime at) => (Channel, ServedAt) = (channel, at);
}
