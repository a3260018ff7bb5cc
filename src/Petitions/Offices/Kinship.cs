namespace Petitions.Offices;

/// <summary>Declared near kin. One row serves both: whoever of the two is accused, the other stands aside.</summary>
public sealed class Kinship : IRelation
{
    public long Id { get; init; }

    public required string PersonId { get; init; }

    public required string RelativeId { get; init; }

    public required string Relation { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}
