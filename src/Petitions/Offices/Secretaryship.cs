namespace Petitions.Offices;

public sealed class Secretaryship : IRelation
{
    public long Id { get; init; }

    public required string SecretaryId { get; init; }

    public required string LeaderId { get; init; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }
}
