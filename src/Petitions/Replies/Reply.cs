namespace Petitions.Replies;

/// <summary>答复 to the petitioner with its service (送达).</summary>
public sealed class Reply
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string Text { get; init; }
    public ReplyChannel Channel { get; init; }
    public DateTime ServedAt { get; init; }
    public string? Proof { get; init; }
    public required string RepliedBy { get; init; }
}

public enum ReplyChannel { Post, InPerson, Phone, Mail }
