using System.Text.Json;
using Petitions.Cases;

namespace Petitions.Data.Seed;

/// <summary>The dictionaries an office begins with; afterwards they are its own to change.</summary>
internal static class DictionarySeed
{
    private sealed record Entry(string Code, string Name, string English, string Initials);

    private sealed record Entries(IReadOnlyList<Entry> Subject, IReadOnlyList<Entry> Purpose, IReadOnlyList<Entry> Filing);

    public static IEnumerable<DictionaryEntry> Load()
    {
        using var file = typeof(DictionarySeed).Assembly.GetManifestResourceStream("dictionary.json")!;
        var entries = JsonSerializer.Deserialize<Entries>(file, JsonSerializerOptions.Web)!;
        return [.. entries.Subject.Select(e => EntryOf(DictionaryKind.Subject, e)), .. entries.Purpose.Select(e => EntryOf(DictionaryKind.Purpose, e)), .. entries.Filing.Select(e => EntryOf(DictionaryKind.Filing, e))];
    }

    private static DictionaryEntry EntryOf(DictionaryKind kind, Entry entry) =>
        new() { Kind = kind, Code = entry.Code, Name = entry.Name, EnglishName = entry.English, Initials = entry.Initials };
}
