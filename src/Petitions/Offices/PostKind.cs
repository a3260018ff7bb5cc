namespace Petitions.Offices;

public enum PostKind
{
    Head,
    Deputy,
    PartySecretary,
    PartyGroupMember,
    Member,
}
