namespace Petitions.Process;

/// <summary>
/// Where a workflow lies between two bursts. What is read and written stands in the transaction of the act that is going on,
/// and is seen by its queries at once.
/// </summary>
public interface IInstanceStore
{
    /// <exception cref="InvalidOperationException">There is no such workflow.</exception>
    Task<WorkflowInstance> LoadAsync(Guid id, CancellationToken cancellation = default);

    /// <exception cref="InvalidOperationException">The case has no workflow.</exception>
    Task<WorkflowInstance> LoadOfCaseAsync(Guid caseId, CancellationToken cancellation = default);

    Task AddAsync(WorkflowInstance instance, CancellationToken cancellation = default);

    /// <summary>Writes what has changed since it was loaded, as its next version.</summary>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException">Somebody else has written it meanwhile.</exception>
    Task SaveAsync(WorkflowInstance instance, CancellationToken cancellation = default);
}
