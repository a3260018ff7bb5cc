using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// Who and which inboxes stand for an accused unit. The unit above stays free: it is the one that can act,
/// and if its head is accused himself, he is a subject of his own.
/// </summary>
internal static class StandingsOfUnit
{
    public static IEnumerable<StandingsRow> People(string accused, StandingsIndex index)
    {
        var leaders = index.PlacesIn(accused).Where(place => place.Kind.IsLeading()).ToList();
        return
        [
            .. leaders.Select(place => new StandingsRow(place.PersonId, StandingRelation.LeadingGroup, place.Span)),
            .. leaders.SelectMany(place => Delegates(place, index)),
            .. leaders.SelectMany(place => Secretaries(place, index)),
            .. index.PlacesIn(accused).Where(place => !place.Kind.IsLeading())
                .Select(place => new StandingsRow(place.PersonId, StandingRelation.UnitMember, place.Span)),
            .. index.Below(accused).SelectMany(unit => index.PlacesIn(unit.Id)).Where(place => place.Kind.IsFirst())
                .Select(place => new StandingsRow(place.PersonId, StandingRelation.UnitBelowHead, place.Span)),
        ];
    }

    // The accused unit is blocked always: a case outlives the unit it accuses.
    public static IEnumerable<StandingsRow> Units(string accused, StandingsIndex index) =>
        index.Below(accused)
            .Select(unit => new StandingsRow(unit.Id, StandingRelation.UnitBelow, unit.Span()))
            .Prepend(new(accused, StandingRelation.Self, DateSpan.Always));

    private static IEnumerable<StandingsRow> Delegates(StandingsPlace leader, StandingsIndex index) =>
        index.Delegations.ActingFor(leader.PersonId, leader.Span)
            .Select(d => new StandingsRow(d.PersonId, StandingRelation.Delegate, d.Span));

    private static IEnumerable<StandingsRow> Secretaries(StandingsPlace leader, StandingsIndex index) =>
        from secretary in index.SecretariesOf(leader.PersonId)
        let span = secretary.Span().Intersect(leader.Span)
        where span is not null
        select new StandingsRow(secretary.SecretaryId, StandingRelation.Secretary, span.Value);
}
