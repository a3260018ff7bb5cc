namespace Petitions.Offices;

public enum PersonNameKind
{
    Alias,
    Former,
}
