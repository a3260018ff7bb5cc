using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Petitions.Cases;

/// <summary>
/// The number of a case, <c>LX-2026-482913K</c>: not sequential, so that a sealed case leaves no gap
/// (domain.md §10.3 route 22), with a check character that catches every single wrong digit and every swap of neighbours.
/// </summary>
public static partial class CaseNumber
{
    // ISO 7064 MOD 37,2 needs a 37th character, printed as '*'; numbers that would need it are not given out.
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

    public static string Create(int year)
    {
        while (true)
        {
            var body = $"{year:0000}{RandomNumberGenerator.GetInt32(1_000_000):000000}";
            var check = CheckCharacter(body);
            if (check != '*')
                return $"LX-{body[..4]}-{body[4..]}{check}";
        }
    }

    public static bool IsWellFormed(string text) =>
        Pattern().IsMatch(text) && CheckCharacter(text[3..7] + text[8..14]) == text[14];

    internal static char CheckCharacter(string digits)
    {
        var product = 0;
        foreach (var digit in digits)
            product = (product + (digit - '0')) * 2 % 37;
        return Alphabet[(38 - product) % 37];
    }

    [GeneratedRegex("^LX-[0-9]{4}-[0-9]{6}[0-9A-Z]$")]
    private static partial Regex Pattern();
}
