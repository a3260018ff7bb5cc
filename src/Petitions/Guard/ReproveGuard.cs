using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;
using Petitions.Process;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>For which office and day the open tasks were last proved; a new process knows of none and proves them once.</summary>
public sealed class GuardProof
{
    internal (int Office, DateOnly Day)? Last { get; set; }
}

/// <summary>
/// Proves every open task of a guarded case again when the office or the day has changed: whoever came to stand for an accused
/// by an appointment, a delegation or the mere passing of midnight loses what he holds, and somebody free gets it.
/// </summary>
public sealed class ReproveGuard(
    PetitionsDb db, Transactions transactions, TaskOpener tasks, RevokeBlocked revoke, GuardAlarm alarm, GuardProof proof, OfficeClock clock)
{
    private const string Where = "guard:reprove";

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await TakeBackAsync(cancellation);
        var state = (await DirectoryCache.VersionAsync(db, cancellation), clock.Today);
        if (proof.Last == state)
            return;
        var proved = true;
        foreach (var caseId in await GuardedAsync(cancellation))
            proved &= await ProveAsync(caseId, cancellation);
        if (proved)
            proof.Last = state;
    }

    /// <summary>
    /// At every sweep: what an act or the day should have taken away and did not. An act does so in its own transaction, so whatever
    /// is found here came with midnight, or past the application; either way the cleared hear of it.
    /// </summary>
    private async Task TakeBackAsync(CancellationToken cancellation)
    {
        foreach (var caseId in await revoke.CasesAsync(cancellation))
            if (await ProveAsync(caseId, cancellation))
                await transactions.RunAsync(() => alarm.InActAsync(caseId, "guard-difference", $"guard:{caseId}:{clock.Today:yyyy-MM-dd}", cancellation), cancellation);
    }

    // A unit that was closed (条例 art. 24) leaves its inbox to nobody: those tasks as well.
    private Task<List<Guid>> GuardedAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        return db.Tasks.Where(t => t.State == TaskState.Open
                && (db.CaseBlocks.Any(b => b.CaseId == t.CaseId && b.To == null)
                    || (t.UnitId != null && !db.Units.Any(u => u.Id == t.UnitId && u.From <= today && (u.To == null || u.To > today)))))
            .Select(t => t.CaseId).Distinct().ToListAsync(cancellation);
    }

    private async Task<bool> ProveAsync(Guid caseId, CancellationToken cancellation)
    {
        try
        {
            await transactions.RunAsync(async () =>
                await tasks.ReassessAsync(await db.Cases.SingleAsync(c => c.Id == caseId, cancellation), cancellation: cancellation), cancellation);
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await transactions.RunAsync(() => FailedAsync(caseId, problem, cancellation), cancellation);
            return false;
        }
    }

    // Tried again at every sweep, reported once.
    private async Task FailedAsync(Guid caseId, Exception problem, CancellationToken cancellation)
    {
        if (!await db.Incidents.AnyAsync(i => i.CaseId == caseId && i.Where == Where && i.ResolvedAt == null, cancellation))
            db.Incidents.Add(new Incident { CaseId = caseId, Where = Where, Cause = problem.Message, At = clock.Now });
    }
}
