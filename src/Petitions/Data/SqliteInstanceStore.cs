using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Petitions.Process;

namespace Petitions.Data;

/// <summary>
/// Workflows by plain commands on the connection of the act: every burst reads and writes exactly one row, and tracking it,
/// comparing it and making its SQL anew would take longer than all the rest of a burst.
/// </summary>
internal sealed class SqliteInstanceStore(PetitionsDb db) : IInstanceStore
{
    private const string Select = """SELECT "Id", "CaseId", "VersionId", "StateJson", "Status", "EventWaits", "Version" FROM "WorkflowInstances" WHERE """;
    private const string Insert = """INSERT INTO "WorkflowInstances" ("Id", "CaseId", "VersionId", "StateJson", "Status", "EventWaits", "Version") VALUES (@id, @case, @versionId, @state, @status, @events, @version)""";
    private const string Update = """UPDATE "WorkflowInstances" SET "VersionId" = @versionId, "StateJson" = @state, "Status" = @status, "EventWaits" = @events, "Version" = @version + 1 WHERE "Id" = @id AND "Version" = @version""";

    public Task<WorkflowInstance> LoadAsync(Guid id, CancellationToken cancellation = default) => ReadAsync("\"Id\" = @key", id, cancellation);

    public Task<WorkflowInstance> LoadOfCaseAsync(Guid caseId, CancellationToken cancellation = default) => ReadAsync("\"CaseId\" = @key", caseId, cancellation);

    public async Task AddAsync(WorkflowInstance instance, CancellationToken cancellation = default)
    {
        await using var command = Command(Insert);
        command.Parameters.AddWithValue("@case", instance.CaseId);
        Fill(command, instance);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task SaveAsync(WorkflowInstance instance, CancellationToken cancellation = default)
    {
        await using var command = Command(Update);
        Fill(command, instance);
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
            throw new DbUpdateConcurrencyException($"Workflow {instance.Id} is not at version {instance.Version} any more.");
        instance.Version++;
    }

    private static void Fill(SqliteCommand command, WorkflowInstance instance)
    {
        command.Parameters.AddWithValue("@id", instance.Id);
        command.Parameters.AddWithValue("@versionId", instance.VersionId);
        command.Parameters.AddWithValue("@state", instance.StateJson);
        command.Parameters.AddWithValue("@status", instance.Status);
        command.Parameters.AddWithValue("@events", instance.EventWaits);
        command.Parameters.AddWithValue("@version", instance.Version);
    }

    private async Task<WorkflowInstance> ReadAsync(string which, Guid key, CancellationToken cancellation)
    {
        await using var command = Command(Select + which);
        command.Parameters.AddWithValue("@key", key);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Instance(row) : throw new InvalidOperationException($"There is no workflow {key}.");
    }

    private static WorkflowInstance Instance(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        CaseId = row.GetGuid(1),
        VersionId = row.GetString(2),
        StateJson = row.GetString(3),
        Status = row.GetString(4),
        EventWaits = row.GetInt32(5),
        Version = row.GetInt32(6),
    };

    private SqliteCommand Command(string sql)
    {
        var act = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A workflow is read and written within an act.");
        var transaction = (SqliteTransaction)act.GetDbTransaction();
        return new SqliteCommand(sql, transaction.Connection, transaction);
    }
}
