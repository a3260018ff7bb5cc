namespace Petitions.Offices;

/// <summary>A person of the office. Identity is the id: two people may share a name and are never one because of it.</summary>
public sealed class Person
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in Latin letters, for the English screens.</summary>
    public required string LatinName { get; set; }

    public string? Phone { get; set; }

    /// <summary>Where he is told that there is something new for him; the mail says no more than that.</summary>
    public string? Email { get; set; }

    // Accusations often know no more of a person than his car.
    public string? PlateNumber { get; set; }
}
