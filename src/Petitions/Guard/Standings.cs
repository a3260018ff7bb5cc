using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>
/// Who stands for whom, computed from the office alone. Stored standings are a copy of this: recomputed after every
/// change of the office, and provably equal to it at any time.
/// </summary>
public static class Standings
{
    public static IReadOnlyList<PersonStanding> Compute(OfficeSnapshot office)
    {
        var index = new StandingsIndex(office);
        return [.. Subjects(office).SelectMany(subject => People(subject, index))];
    }

    public static IReadOnlyList<UnitStanding> ComputeUnits(OfficeSnapshot office)
    {
        var index = new StandingsIndex(office);
        return [.. Subjects(office).SelectMany(subject => Units(subject, index))];
    }

    public static IReadOnlyList<PersonStanding> For(StandingsSubject subject, OfficeSnapshot office) =>
        [.. People(subject, new(office))];

    public static IReadOnlyList<UnitStanding> UnitsFor(StandingsSubject subject, OfficeSnapshot office) =>
        [.. Units(subject, new(office))];

    private static IEnumerable<StandingsSubject> Subjects(OfficeSnapshot office) =>
        office.People.Select(person => StandingsSubject.Person(person.Id))
            .Concat(office.Units.Select(unit => StandingsSubject.Unit(unit.Id)));

    private static IEnumerable<PersonStanding> People(StandingsSubject subject, StandingsIndex index) =>
        StandingsRow.Merge(subject.Kind is SubjectKind.Person
                ? StandingsOfPerson.People(subject.Id, index)
                : StandingsOfUnit.People(subject.Id, index))
            .Select(row => new PersonStanding
            {
                PersonId = row.Who,
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                Relation = row.Relation,
                Level = StandingsLevel.OfPerson(row.Relation),
                From = row.Span.From,
                To = row.Span.To,
            });

    private static IEnumerable<UnitStanding> Units(StandingsSubject subject, StandingsIndex index) =>
        StandingsRow.Merge(subject.Kind is SubjectKind.Person
                ? StandingsOfPerson.Units(subject.Id, index)
                : StandingsOfUnit.Units(subject.Id, index))
            .Select(row => new UnitStanding
            {
                UnitId = row.Who,
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                Relation = row.Relation,
                Level = StandingsLevel.OfUnit(row.Relation),
                From = row.Span.From,
                To = row.Span.To,
            });
}
