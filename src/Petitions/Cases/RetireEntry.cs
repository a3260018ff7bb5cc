using Petitions.Rules;

namespace Petitions.Cases;

/// <summary>停用: a subject or purpose is offered no longer, or again. Letters that carry it keep it.</summary>
public sealed class RetireEntry(DictionaryChange dictionary)
{
    /// <exception cref="NotVisible">No such entry.</exception>
    /// <exception cref="RuleBroken"><c>entry-name-taken</c>: another entry has been given its name since.</exception>
    public Task<DictionaryEntry> RunAsync(DictionaryKind kind, string code, bool retired, CancellationToken cancellation = default) =>
        dictionary.RunAsync(retired ? "dictionary.retired" : "dictionary.restored", async () =>
        {
            var entry = await dictionary.FindAsync(kind, code, cancellation);
            if (!retired)
                await dictionary.RequireNameAsync(kind, code, entry.Name, cancellation);
            entry.Retired = retired;
            return (entry, new { kind, code });
        }, cancellation);
}
