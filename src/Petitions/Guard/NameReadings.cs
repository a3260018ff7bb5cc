using Petitions.Data.Search;
using Petitions.Intake.Mail.Charsets;

namespace Petitions.Guard;

/// <summary>
/// The names by how they are read aloud: 鄭建國 and 郑建囯 are 郑建国, and whoever only heard a name writes 郑健国 (domain.md §10.3
/// route 21). In a text only a character outside GB2312, which a directory of names hardly holds, may stand for one of the same sound;
/// the others must be the very ones, or every third word would be somebody.
/// </summary>
internal sealed class NameReadings
{
    private const int Shortest = 2, Longest = 8;
    private readonly Dictionary<string, List<(string Pattern, string PersonId, FindKind Kind)>> byReading = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> byInitials = new(StringComparer.Ordinal);

    public NameReadings(IEnumerable<(string Pattern, string PersonId, FindKind Kind)> names)
    {
        foreach (var name in names.Where(n => n.Pattern.Length is >= Shortest and <= Longest))
        {
            Of(byReading, Pinyin.Reading(name.Pattern)).Add(name);
            if (name.Kind is FindKind.Name)
                Of(byInitials, Pinyin.Initials(name.Pattern)).Add(name.PersonId);
        }
    }

    /// <summary>Everybody whose name sounds like this, or begins with these letters: 郑健国, ZJG.</summary>
    public IEnumerable<string> SoundingLike(string name)
    {
        if (name.All(char.IsAsciiLetter))
            return byInitials.GetValueOrDefault(name.ToLowerInvariant()) ?? [];
        return (byReading.GetValueOrDefault(Pinyin.Reading(name)) ?? []).Where(n => n.Kind is FindKind.Name or FindKind.OtherName && n.Pattern.Length == name.Length).Select(n => n.PersonId);
    }

    public IEnumerable<(int At, int Length, string PersonId, FindKind Kind)> In(string plain)
    {
        var last = -1;
        for (var unusual = 0; unusual < plain.Length; unusual++)
        {
            if (!GbCharacters.IsOutside(plain[unusual]))
                continue;
            // The windows in which this one is the first of its kind.
            for (var at = Math.Max(last + 1, unusual - Longest + 1); at <= unusual; at++)
                for (var length = Math.Max(Shortest, unusual - at + 1); length <= Longest && at + length <= plain.Length; length++)
                    foreach (var (_, person, kind) in Meant(plain.Substring(at, length)))
                        yield return (at, length, person, kind);
            last = unusual;
        }
    }

    private IEnumerable<(string Pattern, string PersonId, FindKind Kind)> Meant(string words) =>
        (byReading.GetValueOrDefault(Pinyin.Reading(words)) ?? [])
            .Where(n => n.Pattern.Length == words.Length && n.Pattern != words && n.Pattern.Zip(words).All(c => c.First == c.Second || GbCharacters.IsOutside(c.Second)));

    private static T Of<T>(Dictionary<string, T> table, string key) where T : new() => table.TryGetValue(key, out var known) ? known : table[key] = new T();
}
