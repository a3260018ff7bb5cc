using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Process;
using Petitions.TestKit;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

namespace Petitions.Benchmarks;

/// <summary>
/// An office that runs bench8.json: each burst in a scope and an act of its own, with the application's transactions, library and
/// store. Nobody's task and no case stands behind it, as nothing but the runtime stood behind the figures of the real Elsa.
/// </summary>
internal sealed class StoredOffice : IAsyncDisposable
{
    /// <summary>Waits of one instance: task, event, task, event.</summary>
    public const int Resumes = 4;

    private const string DefinitionId = "bench8";
    private readonly OfficeWorld office;

    private StoredOffice(OfficeWorld office) => this.office = office;

    public string Database => office.Directory.Database;

    public static async Task<StoredOffice> OpenAsync(RecordedWrites? writes = null)
    {
        var office = await OfficeWorld.CreateAsync(services =>
        {
            if (writes is null)
                return;
            services.ConfigureDbContext<PetitionsDb>(options => options.AddInterceptors(writes.Transactions));
            RecordedStore.Put(services, writes);
        });
        await office.PublishAsync(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "bench8.json")))!);
        return new StoredOffice(office);
    }

    public async Task<Guid> StartAsync()
    {
        var id = Guid.NewGuid();
        await ActAsync(async (scope, store, runner) =>
        {
            var db = scope.GetRequiredService<PetitionsDb>();
            var library = scope.GetRequiredService<WorkflowLibrary>();
            var versionId = await WorkflowLibrary.LatestAsync(db, DefinitionId);
            var burst = runner.Start(await library.GetAsync(db, versionId), id.ToString("N"));
            var instance = new WorkflowInstance { Id = id, CaseId = Guid.NewGuid(), VersionId = versionId, StateJson = "", Status = "" };
            instance.Keep(burst.State);
            await store.AddAsync(instance);
        });
        return id;
    }

    public Task ResumeAsync(Guid id) => ActAsync(async (scope, store, runner) =>
    {
        var instance = await store.LoadAsync(id);
        var definition = await scope.GetRequiredService<WorkflowLibrary>().GetAsync(scope.GetRequiredService<PetitionsDb>(), instance.VersionId);
        instance.Keep(Resume(definition, instance.Read(), runner).State);
        await store.SaveAsync(instance);
    });

    public async Task LiveAsync()
    {
        var id = await StartAsync();
        for (var i = 0; i < Resumes; i++)
            await ResumeAsync(id);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    private static Burst Resume(WorkflowDefinition definition, InstanceState state, WorkflowRunner runner)
    {
        var wait = state.Bookmarks[0];
        var burst = wait.Kind == BookmarkKind.Task
            ? runner.CompleteTask(definition, state, wait.Id, new JsonObject { ["outcome"] = "done" })
            : runner.Publish(definition, state, wait.Name, new JsonObject());
        return burst.Delivered ? burst : throw new InvalidOperationException($"The benchmark's definition does not go on from {wait.Name}.");
    }

    private Task ActAsync(Func<IServiceProvider, IInstanceStore, WorkflowRunner, Task> act) => office.AsAsync(null, async scope =>
    {
        await scope.GetRequiredService<Transactions>().RunAsync(() => act(scope, scope.GetRequiredService<IInstanceStore>(), scope.GetRequiredService<WorkflowRunner>()));
        return true;
    });
}
