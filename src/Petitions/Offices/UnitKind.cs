namespace Petitions.Offices;

public enum UnitKind
{
    Organ,
    Department,
    Office,
    Section,

    // The next three stand outside the organ's line of command: what nobody inside may have goes there.
    DisciplineOrgan,
    HigherOrgan,
    Outside,
}
