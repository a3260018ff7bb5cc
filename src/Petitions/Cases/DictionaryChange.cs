using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Cases;

/// <summary>One change of a dictionary by the administrator, with its entry in the journal.</summary>
public sealed class DictionaryChange(PetitionsDb db, Transactions transactions, Administration administration, JournalWriter journal)
{
    /// <exception cref="NotVisible">Not an administrator.</exception>
    public Task<DictionaryEntry> RunAsync(string kind, Func<Task<(DictionaryEntry Entry, object Kept)>> change, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var (entry, kept) = await change();
        journal.Write(kind, null, kept);
        return entry;
    }, cancellation);

    /// <exception cref="NotVisible">No such entry.</exception>
    public async Task<DictionaryEntry> FindAsync(DictionaryKind kind, string code, CancellationToken cancellation = default) =>
        Require.Found(await db.Dictionary.SingleOrDefaultAsync(e => e.Kind == kind && e.Code == code, cancellation));

    /// <summary>A name that two entries share could not be typed.</summary>
    /// <exception cref="RuleBroken"><c>entry-name-taken</c></exception>
    public async Task RequireNameAsync(DictionaryKind kind, string code, string name, CancellationToken cancellation = default) =>
        Require.That(!await db.Dictionary.AnyAsync(e => e.Kind == kind && e.Code != code && e.Name == name && !e.Retired, cancellation), "entry-name-taken", name);
}
