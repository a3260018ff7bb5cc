using Microsoft.EntityFrameworkCore;
using Petitions.Guard.Identities;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Data;

/// <summary>
/// One act, one transaction. Only the outermost use case opens and commits it; what it calls joins. Acts of this process
/// take turns (see <see cref="WriteGate"/>), so two stimuli of one workflow instance take effect one after the other.
/// </summary>
public sealed class Transactions(PetitionsDb db, WriteGate gate, JournalWriter journal, FlightRecorder flights, PutIdentityApart apart)
{
    private const int Tries = 5;

    public Task RunAsync(Func<Task> act, CancellationToken cancellation = default) =>
        RunAsync(async () => { await act(); return true; }, cancellation);

    public async Task<T> RunAsync<T>(Func<Task<T>> act, CancellationToken cancellation = default)
    {
        if (db.Database.CurrentTransaction is not null)
            return await act();
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await OnceAsync(act, cancellation);
            }
            // Another process changed a row between our read and our write: look again and go again.
            catch (DbUpdateConcurrencyException) when (tried < Tries)
            {
            }
            catch (GuardRefused refusal)
            {
                await OnceAsync(() => Task.FromResult(journal.Refused(refusal)), cancellation);
                throw;
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        using var turn = await gate.EnterAsync(cancellation);
        using var flight = flights.Burst();
        // What an earlier read left in the tracker may be stale by now.
        db.ChangeTracker.Clear();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var answer = await act();
            await apart.InActAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            await db.IndexAsync(cancellation);
            FailPoint.Pass("before-commit");
            await transaction.CommitAsync(cancellation);
            FailPoint.Pass("after-commit");
            return answer;
        }
        catch
        {
            db.ChangeTracker.Clear();
            db.ForgetIndex();
            throw;
        }
    }
}
