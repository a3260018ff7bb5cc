using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// That the guard let a case go to somebody, or did not, and what it looked at: enough to judge it again years later, without the
/// office as it is then. Rows are added and never changed; their print stands in the journal.
/// </summary>
public sealed class GuardCertificate
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public DateTime At { get; init; }

    /// <summary>Who acted; null is the system.</summary>
    public string? PersonId { get; init; }
    public required SubjectKind RecipientKind { get; init; }
    public required string RecipientId { get; init; }
    public required bool Allowed { get; init; }
    public required string FactsJson { get; init; }
}

/// <summary>What was evaluated: the day, what the case says, and how the recipient stands to anybody named there.</summary>
public sealed record GuardFacts(DateOnly Day, IReadOnlyList<CauseFact> Causes, IReadOnlyList<StandingFact> Standings, bool HeadsOnly = false)
{
    /// <summary>The rule itself: somebody who stands on that day for a subject of the case may not have it (L-26, 条例 art. 30).</summary>
    /// <remarks>批转 reaches the head of a unit in which the accused only sits (domain.md §10.2).</remarks>
    public bool Allows() => !Standings.Any(s => new DateSpan(s.From, s.To).Contains(Day)
        && !(HeadsOnly && s.Level == BlockLevel.Soft)
        && Causes.Any(c => c.Kind == s.Kind && c.Subject == s.Subject && (c.Reason != BlockReasons.Recusal || s.Relation == StandingRelation.Self)
            && (c.Reason != BlockReasons.Found || s.Level == BlockLevel.Hard)));
}

public sealed record CauseFact(long Id, SubjectKind Kind, string Subject, string Reason, BlockLevel Level);

public sealed record StandingFact(SubjectKind Kind, string Subject, StandingRelation Relation, BlockLevel Level, DateOnly From, DateOnly? To);
