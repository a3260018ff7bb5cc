namespace Petitions.Offices;

public sealed class Unit : IDated
{
    public required string Id { get; init; }

    public string? ParentId { get; set; }

    public required string Name { get; set; }

    public required string EnglishName { get; set; }

    public required UnitKind Kind { get; set; }

    public string? Email { get; set; }

    /// <summary>Where a case goes when nobody of this unit may have it.</summary>
    public string? FallbackUnitId { get; set; }

    public DateOnly From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Discipline organ, higher organ and outside units answer to nobody in the organ, wherever the tree shows them.</summary>
    public bool IsOutsideTheLine => Kind is UnitKind.DisciplineOrgan or UnitKind.HigherOrgan or UnitKind.Outside;
}
