using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>On these days this person stands for this subject: a case that accuses the subject is closed to him.</summary>
public sealed class PersonStanding : IDated
{
    public long Id { get; init; }

    public required string PersonId { get; init; }

    public required SubjectKind SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required StandingRelation Relation { get; init; }

    public required BlockLevel Level { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }
}
