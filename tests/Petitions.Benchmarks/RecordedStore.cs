using Microsoft.Extensions.DependencyInjection;
using Petitions.Process;

namespace Petitions.Benchmarks;

/// <summary>The application's own store, with what it writes noted for the same to be written without it.</summary>
internal sealed class RecordedStore(IInstanceStore store, RecordedWrites writes) : IInstanceStore
{
    private const string Insert = """INSERT INTO "WorkflowInstances" ("Id", "CaseId", "VersionId", "StateJson", "Status", "EventWaits", "Version") VALUES (@id, @case, @versionId, @state, @status, @events, @version)""";
    private const string Update = """UPDATE "WorkflowInstances" SET "VersionId" = @versionId, "StateJson" = @state, "Status" = @status, "EventWaits" = @events, "Version" = @version WHERE "Id" = @id""";

    public static void Put(IServiceCollection services, RecordedWrites writes)
    {
        var own = services.Last(service => service.ServiceType == typeof(IInstanceStore)).ImplementationType!;
        services.AddScoped<IInstanceStore>(provider => new RecordedStore((IInstanceStore)ActivatorUtilities.CreateInstance(provider, own), writes));
    }

    public Task<WorkflowInstance> LoadAsync(Guid id, CancellationToken cancellation = default) => store.LoadAsync(id, cancellation);

    public Task<WorkflowInstance> LoadOfCaseAsync(Guid caseId, CancellationToken cancellation = default) => store.LoadOfCaseAsync(caseId, cancellation);

    public async Task AddAsync(WorkflowInstance instance, CancellationToken cancellation = default)
    {
        await store.AddAsync(instance, cancellation);
        writes.Hear(Insert, [.. Values(instance), ("@case", instance.CaseId)]);
    }

    public async Task SaveAsync(WorkflowInstance instance, CancellationToken cancellation = default)
    {
        await store.SaveAsync(instance, cancellation);
        writes.Hear(Update, Values(instance));
    }

    private static (string Name, object Value)[] Values(WorkflowInstance instance) =>
    [
        ("@id", instance.Id), ("@versionId", instance.VersionId), ("@state", instance.StateJson), ("@status", instance.Status),
        ("@events", instance.EventWaits), ("@version", instance.Version),
    ];
}
