using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Access;

/// <summary>
/// One change of an account by the administrator, with its entry in the journal. Nobody changes his own: what he may do is
/// for a second administrator to decide, and so the last one cannot lock himself out.
/// </summary>
public sealed class AccountChange(PetitionsDb db, Transactions transactions, Administration administration, GuardAlarm alarm, JournalWriter journal, CurrentActor actor)
{
    /// <param name="kind">Of the entry in the journal.</param>
    /// <param name="userName">Whose account.</param>
    /// <param name="change">Changes it and returns what the journal keeps of it.</param>
    /// <param name="cancellation">Ends it with nothing done.</param>
    /// <exception cref="NotVisible">Not an administrator.</exception>
    /// <exception cref="RuleBroken"><c>account-unknown</c>, <c>account-own</c></exception>
    public Task<T> RunAsync<T>(string kind, string userName, Func<Account, Task<(T Answer, object Kept)>> change, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.UserName == userName, cancellation) ?? throw new RuleBroken("account-unknown", userName);
        Require.That(account.PersonId != actor.PersonId, "account-own");
        var (answer, kept) = await change(account);
        journal.Write(kind, null, kept);
        await alarm.ClearedAccountInActAsync(account.UserName, account.PersonId, cancellation);
        await DirectoryCache.ChangedAsync(db, cancellation);
        return answer;
    }, cancellation);
}
