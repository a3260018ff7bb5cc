using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// On these days this unit's inbox is closed to a case that accuses the subject. Hard: the unit may not have it.
/// Soft: it may go to the unit's head in person only, with the original withheld.
/// </summary>
public sealed class UnitStanding : IDated
{
    public long Id { get; init; }

    public required string UnitId { get; init; }

    public required SubjectKind SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required StandingRelation Relation { get; init; }

    public required BlockLevel Level { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }
}
