using AnyAscii;

namespace Petitions.Data.Search;

/// <summary>
/// Chinese in Latin letters, as a beginning that people correct: a character with several readings gets its usual one.
/// </summary>
public static class Pinyin
{
    /// <summary>首字母, lower case: <c>ldsb</c> for 劳动社保. Signs and spaces give nothing.</summary>
    public static string Initials(string text) => string.Concat(Syllables(text).Select(s => char.ToLowerInvariant(s[0])));

    /// <summary>A person's name, the family name first: <c>Lin Guodong</c> for 林国栋.</summary>
    public static string Name(string chinese)
    {
        var syllables = Syllables(chinese).ToList();
        return syllables.Count < 2 ? string.Concat(syllables) : $"{syllables[0]} {Capitalised(string.Concat(syllables.Skip(1)))}";
    }

    /// <summary>How it is read aloud, syllable by syllable: the same for 郑建国, 鄭建國 and 郑健国.</summary>
    public static string Reading(string text) => string.Join(' ', Syllables(text)).ToLowerInvariant();

    private static IEnumerable<string> Syllables(string text) => text.EnumerateRunes()
        .Select(rune => string.Concat(rune.ToString().Transliterate().Where(char.IsAsciiLetterOrDigit)))
        .Where(syllable => syllable.Length > 0);

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();
}
