using Petitions.Cases;

namespace Petitions.Guard;

/// <summary>What the table of domain.md §10.2 asks of a case, on this day.</summary>
/// <param name="ClosedUnits">Units in which somebody accused sits, or that he leads.</param>
/// <param name="LedUnits">Those of them that are his own: what they receive, he receives.</param>
/// <param name="Headed">Units of which somebody who leads them may have the case.</param>
/// <param name="Outside">Organs that answer to nobody of this house.</param>
/// <param name="BlockedPeople">Everybody who may not have the case.</param>
/// <param name="ReviewedBy">The units that may decide a review; null where the case is none.</param>
/// <param name="OwnHeadAccused">The head of the petitions office, or of the organ above it, is accused.</param>
public sealed record MethodFacts(
    bool IsAccusation, IReadOnlySet<string> ClosedUnits, IReadOnlySet<string> LedUnits, IReadOnlySet<string> Headed, IReadOnlySet<string> Outside,
    IReadOnlySet<string> BlockedPeople, bool OwnHeadAccused, IReadOnlySet<string>? ReviewedBy = null)
{
    public const string ReviewRight = "review-must-be-decided";
    public const string ReviewAbove = "review-needs-higher-organ";

    /// <summary>Method × accused, row by row. Null where the method may be used so; else the code of the reason.</summary>
    public string? Closes(DisposalMethod method, string? unit, string? person) => method switch
    {
        // What the petitioner has a right to is decided (条例 art. 35, 36), and by a level above the one that answered.
        DisposalMethod.NoAction when ReviewedBy is not null => ReviewRight,
        _ when unit is not null && ReviewedBy?.Contains(unit) == false => ReviewAbove,
        // Never in any column: such a matter goes to the discipline organ.
        DisposalMethod.NoAction => IsAccusation ? "no-action-for-accusation" : null,
        // 纪检规则 art. 15: straight to the next higher or discipline organ, and nothing of it copied or excerpted here.
        _ when OwnHeadAccused && !(method is DisposalMethod.Refer && unit is not null && Outside.Contains(unit)) => "accused-leads-own-organ",
        DisposalMethod.PresentDirect or DisposalMethod.PresentAbstract => person is not null && BlockedPeople.Contains(person) ? "accused-is-leader" : null,
        _ when unit is null => null,
        _ when LedUnits.Contains(unit) => "accused-leads-target",
        DisposalMethod.ReferToHead => Headed.Contains(unit) ? null : "accused-leads-target",
        _ => ClosedUnits.Contains(unit) ? "accused-in-target" : null,
    };

    /// <summary>批转 to the head of a unit in which the accused sits: by abstract, the original stays here.</summary>
    public DispatchForm Form(DisposalMethod method, string? unit) =>
        method is DisposalMethod.ReferToHead && unit is not null && ClosedUnits.Contains(unit) ? DispatchForm.Abstract : MethodRules.Form(method);
}
