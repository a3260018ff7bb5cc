namespace Petitions.Offices;

/// <summary>One person acts for another: a delegation, a leave cover, a stand-in on duty (代班).</summary>
public sealed class Delegation : IRelation
{
    public long Id { get; init; }

    public required string FromPersonId { get; init; }

    public required string ToPersonId { get; init; }

    public required string Reason { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}
