namespace Petitions.Guard;

/// <summary>Why somebody stands for a subject; shown to the cleared, so that over-blocking can be corrected.</summary>
public enum StandingRelation
{
    // A person is accused.
    Self,
    Delegate,
    DelegatedBy,
    Secretary,
    CommandLine,
    PortfolioLine,
    Colleague,
    Kin,

    // A unit is accused.
    LeadingGroup,
    LeadingGroupDelegate,
    LeadingGroupSecretary,
    UnitMember,
    UnitBelowHead,

    // Inboxes.
    Unit,
    UnitBelow,
    LedUnit,
    OwnUnit,
}
