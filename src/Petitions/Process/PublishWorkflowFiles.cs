using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <summary>
/// Publishes what has changed in the folder of workflow files, as at every start of the office. A file that is refused leaves
/// the last published version in force and is an incident until it is mended: a slip of the pen must not keep the office shut.
/// Only an office in which nothing is published yet does not open without it.
/// </summary>
public sealed class PublishWorkflowFiles(
    PetitionsDb db, Transactions transactions, PublishWorkflow publish, Administration administration, OfficeClock clock, ILogger<PublishWorkflowFiles> log)
{
    /// <exception cref="InvalidDefinitionException">A file is refused, and nothing is published yet.</exception>
    public Task RunAsync(string folder, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        var isOpen = await db.WorkflowVersions.AnyAsync(cancellation);
        foreach (var file in await WorkflowFile.ReadAllAsync(folder, cancellation))
            if (file.Refused is null)
            {
                await publish.InActAsync(file, cancellation);
                await SettleAsync(file.Name, cancellation);
            }
            else if (isOpen)
                await ReportAsync(file, cancellation);
            else
                ExceptionDispatchInfo.Throw(file.Refused);
    }, cancellation);

    private async Task SettleAsync(string file, CancellationToken cancellation)
    {
        foreach (var incident in await OpenAsync(file, cancellation))
            incident.Resolve("done", null, clock.Now);
    }

    private async Task ReportAsync(WorkflowFile file, CancellationToken cancellation)
    {
        var cause = file.Refused is InvalidDefinitionException { Problems: var problems } ? string.Join('\n', problems.Where(WorkflowCheck.Refuses)) : file.Refused!.Message;
        log.LogWarning("Workflow file {File} is refused; what was published before stays in force.\n{Problems}", file.Name, cause);
        var open = await OpenAsync(file.Name, cancellation);
        foreach (var other in open.Where(i => i.Cause != cause))
            other.Resolve("closed", null, clock.Now);
        if (!open.Any(i => i.Cause == cause))
            db.Incidents.Add(new Incident { Where = WhereOf(file.Name), Cause = cause, At = clock.Now });
    }

    private Task<List<Incident>> OpenAsync(string file, CancellationToken cancellation)
    {
        var where = WhereOf(file);
        return db.Incidents.Where(i => i.Where == where && i.ResolvedAt == null).ToListAsync(cancellation);
    }

    private static string WhereOf(string file) => $"workflows/{file}";
}
