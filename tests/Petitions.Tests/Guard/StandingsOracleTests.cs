using System.Diagnostics;
using CsCheck;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

public sealed class StandingsOracleTests
{
    [Fact]
    public void Compute_AnyOffice_EqualsTheDefinitionOnEveryDay() =>
        StandingsRandomOffice.Any.Sample(
            office =>
            {
                var computed = Standings.Compute(office);
                var inboxes = Standings.ComputeUnits(office);
                for (var number = -1; number <= StandingsRandomOffice.Days; number++)
                {
                    var day = StandingsOffice.Day(number);
                    var oracle = new StandingsOracle(office, day);
                    computed.Where(row => row.HoldsOn(day))
                        .Select(row => (row.PersonId, row.SubjectKind, row.SubjectId, row.Relation))
                        .ShouldBe(People(office, oracle), ignoreOrder: true);
                    inboxes.Where(row => row.HoldsOn(day))
                        .Select(row => (row.UnitId, row.SubjectKind, row.SubjectId, row.Relation))
                        .ShouldBe(Inboxes(office, oracle), ignoreOrder: true);
                }
            },
            iter: 1500, print: Print);

    [Fact]
    public void Compute_AnyOffice_KeepsTheFewestRows() =>
        StandingsRandomOffice.Any.Sample(
            office =>
            {
                var groups = Standings.Compute(office)
                    .GroupBy(row => (row.PersonId, row.SubjectKind, row.SubjectId, row.Relation));
                foreach (var rows in groups.Select(group => group.OrderBy(row => row.From).ToList()))
                {
                    for (var i = 1; i < rows.Count; i++)
                        (rows[i - 1].To < rows[i].From).ShouldBeTrue("rows overlap or touch");
                }
            },
            iter: 1500, print: Print);

    [Fact]
    public void For_AnySubject_EqualsItsPartOfTheWhole() =>
        StandingsRandomOffice.Any.Sample(
            office =>
            {
                var parts = Subjects(office).SelectMany(subject => Standings.For(subject, office));
                parts.Select(Key).ShouldBe(Standings.Compute(office).Select(Key));
            },
            iter: 300, print: Print);

    [Fact]
    public void Compute_TwoThousandPeople_TakesWellUnderSeconds()
    {
        var office = new StandingsOffice().Unit("organ", null, UnitKind.Organ).Post("mayor", "organ", PostKind.Head);
        for (var unit = 0; unit < 100; unit++)
        {
            office.Unit($"u{unit}", unit < 20 ? "organ" : $"u{unit % 20}").Post($"h{unit}", $"u{unit}", PostKind.Head);
            for (var person = 0; person < 20; person++)
                office.Post($"p{unit}-{person}", $"u{unit}").Delegation($"p{unit}-{person}", $"h{(unit + 1) % 100}", person, person + 5);
        }

        var snapshot = office.Snapshot();
        var clock = Stopwatch.StartNew();
        Standings.Compute(snapshot).Count.ShouldBeGreaterThan(10_000);

        // The bound leaves room for the other tests that run beside it.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static IEnumerable<StandingsSubject> Subjects(OfficeSnapshot office) =>
    [
        .. office.People.Select(person => StandingsSubject.Person(person.Id)),
        .. office.Units.Select(unit => StandingsSubject.Unit(unit.Id)),
    ];

    private static IEnumerable<(string, SubjectKind, string, StandingRelation)> People(
        OfficeSnapshot office, StandingsOracle oracle) =>
        from subject in Subjects(office)
        from person in office.People
        from relation in oracle.OfPerson(person.Id, subject)
        select (person.Id, subject.Kind, subject.Id, relation);

    private static IEnumerable<(string, SubjectKind, string, StandingRelation)> Inboxes(
        OfficeSnapshot office, StandingsOracle oracle) =>
        from subject in Subjects(office)
        from unit in office.Units
        from relation in oracle.OfUnit(unit.Id, subject)
        select (unit.Id, subject.Kind, subject.Id, relation);

    private static object Key(PersonStanding row) =>
        (row.PersonId, row.SubjectKind, row.SubjectId, row.Relation, row.Level, row.From, row.To);

    private static string Print(OfficeSnapshot office) => string.Join(
        '\n',
        office.Units.Select(u => $"unit {u.Id} < {u.ParentId} {u.Kind} {u.Span()}")
            .Concat(office.Posts.Select(p => $"post {p.PersonId} {p.UnitId} {p.Kind} {p.Span()}"))
            .Concat(office.Portfolios.Select(p => $"portfolio {p.LeaderId} {p.UnitId} {p.Span()}"))
            .Concat(office.Delegations.Select(d => $"delegation {d.FromPersonId} > {d.ToPersonId} {d.Span()}"))
            .Concat(office.Secretaryships.Select(s => $"secretary {s.SecretaryId} of {s.LeaderId} {s.Span()}"))
            .Concat(office.Kinships.Select(k => $"kin {k.PersonId} {k.RelativeId} {k.Span()}")));
}
