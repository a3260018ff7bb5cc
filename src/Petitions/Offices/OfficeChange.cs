using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Offices;

/// <summary>
/// One change of the office by its administrator: the fact, its entry in the journal and who stands for whom from then on
/// are one transaction, so that the guard is never behind the office.
/// </summary>
public sealed class OfficeChange(PetitionsDb db, Transactions transactions, Administration administration, StandingsUpdate standings, JournalWriter journal)
{
    /// <param name="kind">Of the entry in the journal.</param>
    /// <param name="change">Changes the office and returns what the journal keeps of it.</param>
    /// <param name="cancellation">Ends it with nothing done.</param>
    /// <exception cref="NotVisible">Not an administrator.</exception>
    public Task<T> RunAsync<T>(string kind, Func<Task<(T Answer, object Kept)>> change, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var (answer, kept) = await change();
        await db.SaveChangesAsync(cancellation);
        // A row of its own gets its number only now.
        journal.Write(kind, null, kept);
        await standings.RunAsync(cancellation);
        return answer;
    }, cancellation);
}
