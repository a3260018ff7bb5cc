using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>A post on the days on which its unit exists as well.</summary>
internal readonly record struct StandingsPlace(string PersonId, Unit Unit, PostKind Kind, DateSpan Span)
{
    // The deputies of an organ share its units out by portfolio; elsewhere every leader leads all that is below.
    public bool LeadsBelow => Kind.IsFirst() || (Kind.IsLeading() && Unit.Kind is not UnitKind.Organ);

    // The head and the Party secretary answer to nobody in the unit, not even to each other.
    public bool LeadsInOwnUnit(PostKind other) =>
        Kind.IsFirst() ? !other.IsFirst() : Kind.IsLeading() && !other.IsLeading();
}
