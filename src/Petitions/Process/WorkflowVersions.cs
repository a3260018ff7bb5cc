using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Process.Incidents;
using Petitions.Rules;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Process;

/// <param name="Running">Workflows on this version that have not ended, as far as they exist for whoever looks.</param>
public sealed record VersionLine(string DefinitionId, string VersionId, int Version, DateTime PublishedAt, int Running, bool IsLatest);

public sealed record RunningLine(Guid InstanceId, string VersionId, IReadOnlyList<string> Steps);

/// <summary>The published workflow files, their versions, and what runs on which.</summary>
public sealed class WorkflowVersions(PetitionsDb db, WorkflowLibrary library, IncidentList list, Administration administration)
{
    private const int MostRunning = 100;

    public async Task<IReadOnlyList<VersionLine>> RunAsync(CancellationToken cancellation = default)
    {
        await administration.RequireAsync(cancellation);
        var running = await (await RunningAsync(cancellation)).GroupBy(i => i.VersionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var versions = await db.WorkflowVersions.AsNoTracking().OrderBy(v => v.DefinitionId).ThenByDescending(v => v.Version)
            .Select(v => new { v.DefinitionId, v.VersionId, v.Version, v.PublishedAt }).ToListAsync(cancellation);
        return [.. versions.Select(v => new VersionLine(
            v.DefinitionId, v.VersionId, v.Version, v.PublishedAt, running.GetValueOrDefault(v.VersionId), versions.First(o => o.DefinitionId == v.DefinitionId).Version == v.Version))];
    }

    /// <exception cref="NotVisible">No such version.</exception>
    public async Task<(WorkflowDefinition Definition, string Json)> FindAsync(string versionId, CancellationToken cancellation = default)
    {
        await administration.RequireAsync(cancellation);
        var row = Require.Found(await db.WorkflowVersions.AsNoTracking().SingleOrDefaultAsync(v => v.VersionId == versionId, cancellation));
        return (await library.GetAsync(db, versionId, cancellation), row.Json);
    }

    /// <summary>What runs on a version and where it stands, without the cases.</summary>
    public async Task<IReadOnlyList<RunningLine>> RunningOnAsync(string versionId, CancellationToken cancellation = default)
    {
        await administration.RequireAsync(cancellation);
        var instances = await (await RunningAsync(cancellation)).AsNoTracking().Where(i => i.VersionId == versionId).OrderBy(i => i.Id).Take(MostRunning).ToListAsync(cancellation);
        return [.. instances.Select(i => new RunningLine(i.Id, i.VersionId, [.. i.Read().Bookmarks.Select(b => b.ActivityId)]))];
    }

    private async Task<IQueryable<WorkflowInstance>> RunningAsync(CancellationToken cancellation) =>
        (await list.InstancesAsync(cancellation)).Where(i => i.Status == nameof(WorkflowSubStatus.Suspended) || i.Status == nameof(WorkflowSubStatus.Faulted));
}
