namespace Petitions.Offices;

/// <summary>Another name under which a letter may mean a person.</summary>
public sealed class PersonName
{
    public long Id { get; init; }

    public required string PersonId { get; init; }

    public required string Name { get; set; }

    public required PersonNameKind Kind { get; set; }
}
