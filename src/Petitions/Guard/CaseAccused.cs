namespace Petitions.Guard;

/// <summary>
/// Somebody or some unit that a case accuses: picked from the directory, or described in the letter's words.
/// Rows are ended, never deleted.
/// </summary>
public sealed class CaseAccused
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public string? PersonId { get; init; }
    public string? UnitId { get; init; }
    public string? DescribedName { get; init; }
    public string? DescribedTitle { get; init; }
    public string? DescribedUnit { get; init; }
    public string? DescribedPlace { get; init; }
    public required string AddedBy { get; init; }
    public DateTime AddedAt { get; init; }
    public string? RemovalProposedBy { get; set; }
    public string? RemovedBy { get; set; }
    public DateTime? RemovedAt { get; set; }

    /// <summary>Whom a first sealed officer takes the description to mean: ids, by comma; empty is nobody of the directory.</summary>
    public string? ResolutionProposal { get; set; }
    public string? ResolutionProposedBy { get; set; }
    public string? ResolvedBy { get; set; }
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Whom the row accuses for certain: the person picked, or those whom two sealed officers took the description to mean.</summary>
    public IReadOnlyList<string> Meant => PersonId is not null ? [PersonId] : ResolvedAt is null ? [] : ResolutionProposal?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public bool IsDescribed => PersonId is null && UnitId is null;

    public DescribedAccused AsDescribed() => new(DescribedName, DescribedTitle, DescribedUnit, DescribedPlace);

    public string Description => string.Join(' ', new[] { DescribedUnit, DescribedTitle, DescribedName, DescribedPlace }.Where(part => !string.IsNullOrWhiteSpace(part)));
}

/// <summary>A unit complained about in a suggestion or claim: the law sends the matter there (design §4).</summary>
public sealed class RespondentUnit
{
    public Guid CaseId { get; init; }
    public required string UnitId { get; init; }
}

/// <summary>
/// Why somebody may not have a case: the cause, of which <see cref="PersonStanding"/> holds the closure.
/// </summary>
public sealed class CaseBlock
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public SubjectKind SubjectKind { get; init; }
    public required string SubjectId { get; init; }
    public BlockLevel Level { get; init; }

    /// <summary>One of <see cref="BlockReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The ground of a recusal, in the words of whoever declared it.</summary>
    public string? Note { get; init; }
    public DateTime From { get; init; }
    public DateTime? To { get; set; }

    /// <summary>The first of the two who end it.</summary>
    public string? EndProposedBy { get; set; }

    /// <summary>Held by another case that this one belongs to: whoever only stepped aside there steps aside here.</summary>
    internal static CaseBlock TakenOver(Guid caseId, SubjectKind kind, string subject, BlockLevel level, DateTime now) => new()
    {
        CaseId = caseId,
        SubjectKind = kind,
        SubjectId = subject,
        Level = level,
        Reason = level == BlockLevel.Soft ? BlockReasons.Recusal : BlockReasons.Merged,
        From = now,
    };
}

public static class BlockReasons
{
    public const string Accused = "accused";
    public const string AccusedUnit = "accused-unit";

    /// <summary>May be meant by a description; until two sealed officers say who is.</summary>
    public const string Candidate = "candidate";

    /// <summary>Stands in a letter that nobody has read yet: himself and who acts for him, not who answers to him.</summary>
    public const string Found = "found";

    /// <summary>Taken over from a case that is handled together with this one.</summary>
    public const string Merged = "merged";

    /// <summary>回避 (公务员回避规定, domain.md §6.8): himself and nobody who stands for him.</summary>
    public const string Recusal = "recusal";
}

/// <summary>Who takes part in a case beyond those whose office it is; ended when the part ends.</summary>
public sealed class CaseParty
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public string? PersonId { get; init; }
    public string? UnitId { get; init; }

    /// <summary>Only the leading group of <see cref="UnitId"/> (批转 goes to the head in person).</summary>
    public bool HeadsOnly { get; init; }
    public DateTime From { get; init; }
    public DateTime? To { get; set; }
}
