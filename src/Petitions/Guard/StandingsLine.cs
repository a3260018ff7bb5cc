using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>What a person leads: his own, and what is led by those in whose place he stands.</summary>
internal sealed class StandingsLine
{
    private readonly StandingsIndex index;
    private readonly List<(string PersonId, DateSpan Span)> hats;

    public StandingsLine(StandingsIndex index, string personId)
    {
        this.index = index;
        hats = [(personId, DateSpan.Always), .. index.Delegations.WhomHeActsFor(personId)];
    }

    public IEnumerable<StandingsPlace> Places() =>
        from hat in hats
        from place in index.PlacesOf(hat.PersonId)
        let span = place.Span.Intersect(hat.Span)
        where span is not null
        select place with { Span = span.Value };

    /// <summary>Units that answer to him as a whole; his own unit is not among them, there his rank decides.</summary>
    public IEnumerable<(Unit Unit, StandingRelation Relation, DateSpan Span)> Units() =>
        ByPost().Concat(ByPortfolio());

    private IEnumerable<(Unit, StandingRelation, DateSpan)> ByPost() =>
        from place in Places()
        where place.LeadsBelow
        from unit in index.Below(place.Unit.Id)
        select (unit, StandingRelation.CommandLine, place.Span);

    private IEnumerable<(Unit, StandingRelation, DateSpan)> ByPortfolio() =>
        from hat in hats
        from portfolio in index.PortfoliosOf(hat.PersonId)
        where index.HasUnit(portfolio.UnitId)
        let span = portfolio.Span().Intersect(hat.Span)
        where span is not null
        from unit in index.Below(portfolio.UnitId).Prepend(index.Unit(portfolio.UnitId))
        select (unit, StandingRelation.PortfolioLine, span.Value);
}
