using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <summary>
/// The published workflow files. Each change of a file makes a new version at the next start; a version, once published,
/// never changes, so what was read once need not be read again.
/// </summary>
public sealed class WorkflowLibrary
{
    private readonly ActivityRegistry registry = ActivityRegistry.BuiltIn();
    private readonly ConcurrentDictionary<string, WorkflowDefinition> byVersion = new();

    /// <exception cref="InvalidDefinitionException">A file has errors: nothing of it is published.</exception>
    public async Task PublishAsync(PetitionsDb db, OfficeClock clock, string folder, CancellationToken cancellation = default)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            await PublishFileAsync(db, clock, await File.ReadAllTextAsync(path, cancellation), cancellation);
    }

    public static Task<string> LatestAsync(PetitionsDb db, string definitionId, CancellationToken cancellation = default) =>
        db.WorkflowVersions.Where(v => v.DefinitionId == definitionId).OrderByDescending(v => v.Version).Select(v => v.VersionId).FirstAsync(cancellation);

    public async Task<WorkflowDefinition> GetAsync(PetitionsDb db, string versionId, CancellationToken cancellation = default)
    {
        if (byVersion.TryGetValue(versionId, out var known))
            return known;
        var row = await db.WorkflowVersions.AsNoTracking().SingleAsync(v => v.VersionId == versionId, cancellation);
        return byVersion[versionId] = WorkflowDefinitionReader.Read(row.Json, registry);
    }

    private async Task PublishFileAsync(PetitionsDb db, OfficeClock clock, string json, CancellationToken cancellation)
    {
        var definition = WorkflowCheck.Read(json);
        var sha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var latest = await db.WorkflowVersions.Where(v => v.DefinitionId == definition.DefinitionId).OrderByDescending(v => v.Version).FirstOrDefaultAsync(cancellation);
        if (latest?.Sha256 == sha256)
            return;
        var version = (latest?.Version ?? 0) + 1;
        var versionId = $"{definition.DefinitionId}:{version}";
        db.WorkflowVersions.Add(new WorkflowVersion
        {
            VersionId = versionId,
            DefinitionId = definition.DefinitionId,
            Version = version,
            Json = WorkflowDefinitionWriter.WriteAs(definition, versionId, version),
            Sha256 = sha256,
            PublishedAt = clock.Now,
        });
    }
}
