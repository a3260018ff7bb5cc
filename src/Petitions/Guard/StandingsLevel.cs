namespace Petitions.Guard;

/// <summary>How hard a relation blocks: the one table of it.</summary>
internal static class StandingsLevel
{
    public static BlockLevel OfPerson(StandingRelation relation) => relation is
        StandingRelation.Self or StandingRelation.Delegate or StandingRelation.DelegatedBy
        or StandingRelation.Secretary or StandingRelation.LeadingGroup
            ? BlockLevel.Hard
            : BlockLevel.Soft;

    // What a unit led by the accused receives, the accused receives; a plain member's unit can still be reached past him.
    public static BlockLevel OfUnit(StandingRelation relation) =>
        relation is StandingRelation.UnitMember ? BlockLevel.Soft : BlockLevel.Hard;
}
