namespace Petitions.Offices;

/// <summary>A unit that a leader supervises (分管), with everything below it.</summary>
public sealed class Portfolio : IRelation
{
    public long Id { get; init; }

    public required string LeaderId { get; init; }

    public required string UnitId { get; init; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}
