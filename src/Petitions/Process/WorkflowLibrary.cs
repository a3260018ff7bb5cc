using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <summary>The published workflow files. A version, once published, never changes, so what was read once need not be read again.</summary>
public sealed class WorkflowLibrary
{
    private readonly ActivityRegistry registry = ActivityRegistry.BuiltIn();
    private readonly ConcurrentDictionary<string, WorkflowDefinition> byVersion = new();

    public static Task<string> LatestAsync(PetitionsDb db, string definitionId, CancellationToken cancellation = default) =>
        db.WorkflowVersions.Where(v => v.DefinitionId == definitionId).OrderByDescending(v => v.Version).Select(v => v.VersionId).FirstAsync(cancellation);

    public async Task<WorkflowDefinition> GetAsync(PetitionsDb db, string versionId, CancellationToken cancellation = default)
    {
        if (byVersion.TryGetValue(versionId, out var known))
            return known;
        var row = await db.WorkflowVersions.AsNoTracking().SingleAsync(v => v.VersionId == versionId, cancellation);
        return byVersion[versionId] = WorkflowDefinitionReader.Read(row.Json, registry);
    }
}
