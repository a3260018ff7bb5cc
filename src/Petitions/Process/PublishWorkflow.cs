using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;
using Petitions.Workflows.Definitions;

namespace Petitions.Process;

/// <param name="IsNew">False when the file is what was published last: then nothing happened.</param>
public sealed record PublishedWorkflow(string DefinitionId, string VersionId, int Version, bool IsNew);

/// <summary>
/// Publishes a workflow file as the next version of its definition. Cases that are on their way stay on the version they
/// began with; only later ones take the new one.
/// </summary>
public sealed class PublishWorkflow(PetitionsDb db, Transactions transactions, Administration administration, JournalWriter journal, OfficeClock clock)
{
    /// <exception cref="InvalidDefinitionException">The file has errors or mistakes: nothing of it is published.</exception>
    public Task<PublishedWorkflow> RunAsync(string json, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        return await PublishAsync(WorkflowCheck.Read(json), json, fromFile: null, cancellation);
    }, cancellation);

    /// <summary>Within another act: the file of a folder, which is published when its content has changed, not when somebody published another since.</summary>
    internal async Task InActAsync(WorkflowFile file, CancellationToken cancellation)
    {
        var (definition, hash) = (file.Definition!, HashOf(file.Json));
        var versions = db.WorkflowVersions.AsNoTracking().Where(v => v.DefinitionId == definition.DefinitionId);
        // What was published before files were remembered came from this one, too.
        var known = await versions.Where(v => v.FromFile == file.Name).OrderByDescending(v => v.Version).FirstOrDefaultAsync(cancellation)
            ?? await versions.FirstOrDefaultAsync(v => v.FromFile == null && v.Sha256 == hash, cancellation);
        if (known?.Sha256 != hash)
            await PublishAsync(definition, file.Json, file.Name, cancellation);
    }

    private static string HashOf(string json) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private async Task<PublishedWorkflow> PublishAsync(WorkflowDefinition definition, string json, string? fromFile, CancellationToken cancellation)
    {
        var latest = await db.WorkflowVersions.AsNoTracking().Where(v => v.DefinitionId == definition.DefinitionId).OrderByDescending(v => v.Version).FirstOrDefaultAsync(cancellation);
        // A file that was changed is a version of its own, even to what somebody had published by hand.
        if (fromFile is null && latest?.Sha256 == HashOf(json))
            return new PublishedWorkflow(latest.DefinitionId, latest.VersionId, latest.Version, IsNew: false);
        var version = (latest?.Version ?? 0) + 1;
        var versionId = $"{definition.DefinitionId}:{version}";
        db.WorkflowVersions.Add(new WorkflowVersion
        {
            VersionId = versionId,
            DefinitionId = definition.DefinitionId,
            Version = version,
            Json = WorkflowDefinitionWriter.WriteAs(definition, versionId, version),
            Sha256 = HashOf(json),
            FromFile = fromFile,
            PublishedAt = clock.Now,
        });
        journal.Write("workflow.published", null, new { versionId, sha256 = HashOf(json), fromFile });
        return new PublishedWorkflow(definition.DefinitionId, versionId, version, IsNew: true);
    }
}
