using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Tasks;

/// <summary>签领: takes a task so that nobody else works on it. Claiming one's own claim again changes nothing.</summary>
public sealed class ClaimTask(PetitionsDb db, Transactions transactions, TaskAccess access, JournalWriter journal)
{
    /// <exception cref="NotVisible">No such open task for this person.</exception>
    /// <exception cref="Conflict"><c>task-claimed</c>: somebody else has it.</exception>
    public Task<HumanTask> RunAsync(Guid id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var task = await access.OpenTaskAsync(id, viewer, cancellation);
        if (task.ClaimedBy == viewer.PersonId)
            return task;
        if (task.ClaimedBy is not null)
            throw new Conflict("task-claimed");
        db.Tasks.Attach(task);
        task.Claim(viewer.PersonId);
        journal.Write("task.claimed", task.CaseId, new { task.Id });
        return task;
    }, cancellation);
}

/// <summary>退领: gives a claimed task back to those who may take it.</summary>
public sealed class ReleaseTask(PetitionsDb db, Transactions transactions, TaskAccess access, JournalWriter journal)
{
    /// <exception cref="NotVisible">No such open task for this person.</exception>
    /// <exception cref="Conflict"><c>task-claimed</c>: it is somebody else's.</exception>
    public Task<HumanTask> RunAsync(Guid id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var task = await access.OpenTaskAsync(id, viewer, cancellation);
        if (task.ClaimedBy is null)
            return task;
        if (task.ClaimedBy != viewer.PersonId)
            throw new Conflict("task-claimed");
        db.Tasks.Attach(task);
        task.Release();
        journal.Write("task.released", task.CaseId, new { task.Id });
        return task;
    }, cancellation);
}
