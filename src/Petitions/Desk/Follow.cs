namespace Petitions.Desk;

/// <summary>关注: somebody wants to keep a case in sight. It gives no right to see it.</summary>
public sealed class Follow
{
    public required string PersonId { get; init; }
    public Guid CaseId { get; init; }
    public DateTime Since { get; init; }
}
