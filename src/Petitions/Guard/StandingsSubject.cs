namespace Petitions.Guard;

/// <summary>Whom a case accuses: a person or a unit, by id and never by name.</summary>
public readonly record struct StandingsSubject(SubjectKind Kind, string Id)
{
    public static StandingsSubject Person(string id) => new(SubjectKind.Person, id);

    public static StandingsSubject Unit(string id) => new(SubjectKind.Unit, id);
}
