namespace Petitions.Guard;

public enum SubjectKind
{
    Person,
    Unit,
}
