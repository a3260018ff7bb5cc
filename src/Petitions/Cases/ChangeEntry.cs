using Petitions.Data.Search;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases;

/// <summary>Gives a subject or purpose another name or other initials. Letters that carry its code are called by the new name.</summary>
public sealed class ChangeEntry(DictionaryChange dictionary)
{
    /// <exception cref="NotVisible">No such entry.</exception>
    /// <exception cref="RuleBroken"><c>entry-name-taken</c></exception>
    public Task<DictionaryEntry> RunAsync(DictionaryKind kind, string code, EntryChange change, CancellationToken cancellation = default) => dictionary.RunAsync("dictionary.changed", async () =>
    {
        await SchemaCheck.RequireAsync(EntryChange.Schema, change, cancellation);
        var entry = await dictionary.FindAsync(kind, code, cancellation);
        await dictionary.RequireNameAsync(kind, code, change.Name, cancellation);
        var before = new EntryChange(entry.Name, entry.EnglishName, entry.Initials);
        (entry.Name, entry.EnglishName, entry.Initials) = (change.Name, change.EnglishName, change.Initials ?? Pinyin.Initials(change.Name));
        return (entry, new { kind, code, before, after = change });
    }, cancellation);
}
