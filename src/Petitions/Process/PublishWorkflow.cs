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
        return await PublishAsync(json, cancellation);
    }, cancellation);

    /// <summary>Each file of a folder, as at every start of the office.</summary>
    public Task FolderAsync(string folder, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        await administration.RequireAsync(cancellation);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            await PublishAsync(await File.ReadAllTextAsync(path, cancellation), cancellation);
    }, cancellation);

    private async Task<PublishedWorkflow> PublishAsync(string json, CancellationToken cancellation)
    {
        var definition = WorkflowCheck.Read(json);
        var sha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var latest = await db.WorkflowVersions.Where(v => v.DefinitionId == definition.DefinitionId).OrderByDescending(v => v.Version).FirstOrDefaultAsync(cancellation);
        if (latest?.Sha256 == sha256)
            return new PublishedWorkflow(latest.DefinitionId, latest.VersionId, latest.Version, IsNew: false);
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
        journal.Write("workflow.published", null, new { versionId, sha256 });
        return new PublishedWorkflow(definition.DefinitionId, versionId, version, IsNew: true);
    }
}
