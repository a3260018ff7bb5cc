using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

/// <summary>A small office written down in a few lines; every relation holds from day 0 unless told otherwise.</summary>
internal sealed class StandingsOffice
{
    private readonly List<Unit> units = [];
    private readonly List<Post> posts = [];
    private readonly List<Portfolio> portfolios = [];
    private readonly List<Delegation> delegations = [];
    private readonly List<Secretaryship> secretaries = [];
    private readonly List<Kinship> kin = [];

    public static DateOnly Day(int number) => new DateOnly(2026, 9, 1).AddDays(number);

    public StandingsOffice Unit(
        string id, string? parent = null, UnitKind kind = UnitKind.Department, int from = 0, int? to = null)
    {
        units.Add(new()
        {
            Id = id,
            ParentId = parent,
            Name = id,
            EnglishName = id,
            Kind = kind,
            From = Day(from),
            To = End(to),
        });
        return this;
    }

    public StandingsOffice Post(
        string person, string unit, PostKind kind = PostKind.Member, int from = 0, int? to = null)
    {
        posts.Add(new()
        {
            PersonId = person,
            UnitId = unit,
            Kind = kind,
            Title = kind.ToString(),
            From = Day(from),
            To = End(to),
        });
        return this;
    }

    public StandingsOffice Portfolio(string leader, string unit, int from = 0, int? to = null)
    {
        portfolios.Add(new() { LeaderId = leader, UnitId = unit, From = Day(from), To = End(to) });
        return this;
    }

    public StandingsOffice Delegation(string giver, string to, int from = 0, int? until = null)
    {
        delegations.Add(new()
        {
            FromPersonId = giver,
            ToPersonId = to,
            Reason = "leave",
            From = Day(from),
            To = End(until),
        });
        return this;
    }

    public StandingsOffice Secretary(string secretary, string leader, int from = 0, int? to = null)
    {
        secretaries.Add(new() { SecretaryId = secretary, LeaderId = leader, From = Day(from), To = End(to) });
        return this;
    }

    public StandingsOffice Kin(string person, string relative, int from = 0, int? to = null)
    {
        kin.Add(new() { PersonId = person, RelativeId = relative, Relation = "spouse", From = Day(from), To = End(to) });
        return this;
    }

    public OfficeSnapshot Snapshot() => new()
    {
        Units = units,
        People = [.. Mentioned().Distinct().Select(id => new Person { Id = id, Name = id, LatinName = id })],
        Posts = posts,
        Portfolios = portfolios,
        Delegations = delegations,
        Secretaryships = secretaries,
        Kinships = kin,
    };

    /// <summary>Everybody but the accused himself who stands for him, as "who relation level [days]".</summary>
    public string[] Accused(string person) =>
        [.. Standings.For(StandingsSubject.Person(person), Snapshot())
            .Where(row => row.Relation != StandingRelation.Self)
            .Select(row => Line(row.PersonId, row.Relation, row.Level, row))];

    public string[] AccusedUnit(string unit) =>
        [.. Standings.For(StandingsSubject.Unit(unit), Snapshot())
            .Select(row => Line(row.PersonId, row.Relation, row.Level, row))];

    public string[] Inboxes(string person) => Inboxes(StandingsSubject.Person(person));

    public string[] InboxesForUnit(string unit) => Inboxes(StandingsSubject.Unit(unit));

    private string[] Inboxes(StandingsSubject subject) =>
        [.. Standings.UnitsFor(subject, Snapshot()).Select(row => Line(row.UnitId, row.Relation, row.Level, row))];

    private static string Line(string who, StandingRelation relation, BlockLevel level, IDated row) =>
        $"{who} {relation} {level}" + (row.From <= Day(0) && row.To is null ? "" : $" {Number(row.From)}..{Number(row.To)}");

    private static string Number(DateOnly? day) => day is { } d ? $"{d.DayNumber - Day(0).DayNumber}" : "";

    private static DateOnly? End(int? day) => day is { } d ? Day(d) : null;

    private IEnumerable<string> Mentioned() =>
    [
        .. posts.Select(p => p.PersonId),
        .. portfolios.Select(p => p.LeaderId),
        .. delegations.SelectMany(d => new[] { d.FromPersonId, d.ToPersonId }),
        .. secretaries.SelectMany(s => new[] { s.SecretaryId, s.LeaderId }),
        .. kin.SelectMany(k => new[] { k.PersonId, k.RelativeId }),
    ];
}
