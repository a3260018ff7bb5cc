namespace Petitions.Offices;

/// <summary>What binds people and units for a time.</summary>
public enum RelationKind
{
    Post,
    Portfolio,
    Delegation,
    Secretaryship,
    Kinship,
}
