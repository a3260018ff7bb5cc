using System.Security.Cryptography;

namespace Petitions.Access;

/// <summary>A password made by the office and told once; nothing in it can be misread.</summary>
internal static class FirstPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 4;

    public static string Make() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
