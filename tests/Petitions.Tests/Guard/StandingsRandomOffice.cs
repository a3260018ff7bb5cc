using CsCheck;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

/// <summary>Small crowded offices: few people, few days, so that relations meet, touch, cross and run in circles.</summary>
internal static class StandingsRandomOffice
{
    public const int Days = 8;
    private const int People = 5;
    private const int Units = 5;

    private static readonly Gen<(int From, int? To)> Span =
        Gen.Select(Gen.Int[0, Days - 1], Gen.Int[0, Days], Gen.Bool, (from, to, open) => (from, open ? null : (int?)to));

    private static readonly Gen<string> Person = Gen.Int[0, People - 1].Select(i => $"p{i}");
    private static readonly Gen<string> Unit = Gen.Int[0, Units - 1].Select(i => $"u{i}");

    public static readonly Gen<OfficeSnapshot> Any = Gen.Select(
        Gen.Select(Gen.Int[-1, Units - 1], Gen.Enum<UnitKind>(), Span).Array[Units],
        Gen.Select(Person, Unit, Gen.Enum<PostKind>(), Span).Array[0, 9],
        Gen.Select(Person, Unit, Span).Array[0, 3],
        Gen.Select(Person, Person, Span).Array[0, 6],
        Gen.Select(Person, Person, Span).Array[0, 2],
        Gen.Select(Person, Person, Span).Array[0, 2],
        (units, posts, portfolios, delegations, secretaries, kin) =>
        {
            var office = new StandingsOffice();
            for (var i = 0; i < units.Length; i++)
            {
                var (parent, kind, span) = units[i];
                office.Unit($"u{i}", parent < 0 ? null : $"u{parent}", kind, span.From, span.To);
            }

            foreach (var (person, unit, kind, span) in posts)
                office.Post(person, unit, kind, span.From, span.To);
            foreach (var (leader, unit, span) in portfolios)
                office.Portfolio(leader, unit, span.From, span.To);
            foreach (var (giver, to, span) in delegations)
                office.Delegation(giver, to, span.From, span.To);
            foreach (var (secretary, leader, span) in secretaries)
                office.Secretary(secretary, leader, span.From, span.To);
            foreach (var (person, relative, span) in kin)
                office.Kin(person, relative, span.From, span.To);
            return office.Snapshot();
        });
}
