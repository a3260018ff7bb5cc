namespace Petitions.Offices;

public static class PostKinds
{
    /// <summary>The leading group is every leading post, not only the first one: a deputy reads what his unit gets.</summary>
    public static bool IsLeading(this PostKind kind) => kind is not PostKind.Member;

    /// <summary>The first posts (正职): everybody else of the unit, deputies included, answers to them.</summary>
    public static bool IsFirst(this PostKind kind) => kind is PostKind.Head or PostKind.PartySecretary;
}
