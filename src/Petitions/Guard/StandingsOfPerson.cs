using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>Who and which inboxes stand for an accused person.</summary>
internal static class StandingsOfPerson
{
    public static IEnumerable<StandingsRow> People(string accused, StandingsIndex index)
    {
        var line = new StandingsLine(index, accused);
        return Bound(accused, index)
            .Concat(InOwnUnits(line, index))
            .Concat(InLedUnits(line, index))
            .Where(row => row.Who != accused)
            .Prepend(new(accused, StandingRelation.Self, DateSpan.Always));
    }

    public static IEnumerable<StandingsRow> Units(string accused, StandingsIndex index)
    {
        var line = new StandingsLine(index, accused);
        var own = line.Places().Select(place => new StandingsRow(
            place.Unit.Id,
            place.Kind.IsLeading() ? StandingRelation.LeadingGroup : StandingRelation.UnitMember,
            place.Span));
        var led =
            from unit in line.Units()
            let span = unit.Span.Intersect(unit.Unit.Span())
            where span is not null
            select new StandingsRow(unit.Unit.Id, unit.Relation, span.Value);
        return own.Concat(led);
    }

    private static IEnumerable<StandingsRow> Bound(string accused, StandingsIndex index) =>
    [
        .. index.Delegations.ActingFor(accused, DateSpan.Always)
            .Select(d => new StandingsRow(d.PersonId, StandingRelation.Delegate, d.Span)),
        .. index.Delegations.WhomHeActsFor(accused)
            .Select(d => new StandingsRow(d.PersonId, StandingRelation.DelegatedBy, d.Span)),
        .. index.SecretariesOf(accused)
            .Select(s => new StandingsRow(s.SecretaryId, StandingRelation.Secretary, s.Span())),
        .. index.KinOf(accused)
            .Select(k => new StandingsRow(k.Other, StandingRelation.Kin, k.Span)),
    ];

    private static IEnumerable<StandingsRow> InOwnUnits(StandingsLine line, StandingsIndex index) =>
        from place in line.Places()
        from other in index.PlacesIn(place.Unit.Id)
        let relation = InOwnUnit(place, other)
        let span = place.Span.Intersect(other.Span)
        where relation is not null && span is not null
        select new StandingsRow(other.PersonId, relation.Value, span.Value);

    private static StandingRelation? InOwnUnit(StandingsPlace accused, StandingsPlace other)
    {
        if (accused.LeadsInOwnUnit(other.Kind))
            return StandingRelation.CommandLine;
        var bothMembers = !accused.Kind.IsLeading() && !other.Kind.IsLeading();
        return bothMembers && accused.Unit.Kind is UnitKind.Section ? StandingRelation.Colleague : null;
    }

    private static IEnumerable<StandingsRow> InLedUnits(StandingsLine line, StandingsIndex index) =>
        from led in line.Units()
        from place in index.PlacesIn(led.Unit.Id)
        let span = led.Span.Intersect(place.Span)
        where span is not null
        select new StandingsRow(place.PersonId, led.Relation, span.Value);
}
