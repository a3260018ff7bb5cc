namespace Petitions.Guard;

/// <summary>Why somebody stands for a subject; shown to the cleared, so that over-blocking can be corrected.</summary>
public enum StandingRelation
{
    Self,

    // Acts for the accused, directly or through another delegate.
    Delegate,

    // The accused acts for him.
    DelegatedBy,
    Secretary,

    // Answers to the accused, or is a unit that does: through posts, or through a portfolio.
    CommandLine,
    PortfolioLine,

    // Shares a small office (a section) with the accused.
    Colleague,
    Kin,

    // Leads the accused unit, or is a unit that the accused leads.
    LeadingGroup,

    // Is a plain member of the accused unit, or is the unit in which the accused is one.
    UnitMember,
    UnitBelowHead,
    UnitBelow,
}
