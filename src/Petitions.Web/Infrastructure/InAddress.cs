using Petitions.Rules;

namespace Petitions.Web;

/// <summary>One of a few named things as it stands in an address, in whatever case.</summary>
internal static class InAddress
{
    /// <exception cref="NotVisible">There is no such thing.</exception>
    public static T Of<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsAsciiDigit(name[0]) ? named : throw new NotVisible();
}
