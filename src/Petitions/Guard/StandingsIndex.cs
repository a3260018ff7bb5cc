using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>The office looked up from every side, so that one subject costs its own rows and not the whole office.</summary>
internal sealed class StandingsIndex
{
    private readonly Dictionary<string, Unit> units;
    private readonly ILookup<string?, Unit> children;
    private readonly ILookup<string, StandingsPlace> placesByPerson;
    private readonly ILookup<string, StandingsPlace> placesByUnit;
    private readonly ILookup<string, Portfolio> portfolios;
    private readonly ILookup<string, Secretaryship> secretaries;
    private readonly ILookup<string, (string Other, DateSpan Span)> kin;
    private readonly Dictionary<string, IReadOnlyList<Unit>> below = [];

    public StandingsIndex(OfficeSnapshot office)
    {
        units = office.Units.ToDictionary(unit => unit.Id);
        children = office.Units.Where(unit => !unit.IsOutsideTheLine).ToLookup(unit => unit.ParentId);
        var places = office.Posts.Select(Place).OfType<StandingsPlace>().ToList();
        placesByPerson = places.ToLookup(place => place.PersonId);
        placesByUnit = places.ToLookup(place => place.Unit.Id);
        portfolios = office.Portfolios.ToLookup(portfolio => portfolio.LeaderId);
        secretaries = office.Secretaryships.ToLookup(secretary => secretary.LeaderId);
        kin = office.Kinships
            .SelectMany(k => new[] { (k.PersonId, k.RelativeId, k), (k.RelativeId, k.PersonId, k) })
            .ToLookup(pair => pair.Item1, pair => (pair.Item2, pair.k.Span()));
        Delegations = new(office.Delegations);
    }

    public StandingsChain Delegations { get; }

    public Unit Unit(string id) => units[id];

    public bool HasUnit(string id) => units.ContainsKey(id);

    public IEnumerable<StandingsPlace> PlacesOf(string personId) => placesByPerson[personId];

    public IEnumerable<StandingsPlace> PlacesIn(string unitId) => placesByUnit[unitId];

    public IEnumerable<Portfolio> PortfoliosOf(string leaderId) => portfolios[leaderId];

    public IEnumerable<Secretaryship> SecretariesOf(string leaderId) => secretaries[leaderId];

    public IEnumerable<(string Other, DateSpan Span)> KinOf(string personId) => kin[personId];

    /// <summary>All units below in the line of command. A unit made its own ancestor by mistake is below itself once, and no loop.</summary>
    public IReadOnlyList<Unit> Below(string unitId)
    {
        if (below.TryGetValue(unitId, out var known))
            return known;
        var seen = new HashSet<string> { unitId };
        var found = new List<Unit>();
        var open = new Queue<string>([unitId]);
        while (open.TryDequeue(out var id))
        {
            foreach (var child in children[id].Where(child => seen.Add(child.Id)))
            {
                found.Add(child);
                open.Enqueue(child.Id);
            }
        }

        return below[unitId] = found;
    }

    private StandingsPlace? Place(Post post) =>
        units.TryGetValue(post.UnitId, out var unit) && post.Span().Intersect(unit.Span()) is { } span
            ? new(post.PersonId, unit, post.Kind, span)
            : null;
}
