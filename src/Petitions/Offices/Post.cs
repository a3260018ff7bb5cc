namespace Petitions.Offices;

public sealed class Post : IRelation
{
    public long Id { get; init; }

    public required string PersonId { get; init; }

    public required string UnitId { get; init; }

    public required PostKind Kind { get; set; }

    public required string Title { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}
