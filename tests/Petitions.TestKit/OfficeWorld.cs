using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Process;
using Petitions.Tasks;

namespace Petitions.TestKit;

/// <summary>
/// The demonstration office at work, on a data folder of its own and a clock that stands still until the test moves it.
/// Acts go through the use cases, questions to the database.
/// </summary>
public sealed class OfficeWorld : IAsyncDisposable
{
    private readonly TestFolder folder;
    private readonly ServiceProvider services;

    private OfficeWorld(TestFolder folder, Action<IServiceCollection> change)
    {
        this.folder = folder;
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddLogging().AddPetitions(folder.Directory);
        change(collection);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(World.Morning);

    public DataDirectory Directory => folder.Directory;

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public static Task<OfficeWorld> CreateAsync() => CreateAsync(_ => { });

    /// <param name="change">What this office has otherwise than others, on top of the application's services.</param>
    public static async Task<OfficeWorld> CreateAsync(Action<IServiceCollection> change) =>
        new(new TestFolder(await OfficeTemplate.BytesAsync()), change);

    /// <summary>
    /// A second application over the same data folder, as another process has it: nothing in common but the files. It ends
    /// before this one.
    /// </summary>
    public ServiceProvider Beside() => new ServiceCollection().AddSingleton<TimeProvider>(Time).AddLogging().AddPetitions(folder.Directory).BuildServiceProvider();

    /// <summary>One act in a scope of its own, as the person of this account; null is the system.</summary>
    public Task<T> AsAsync<T>(string? account, Func<IServiceProvider, Task<T>> act) =>
        AsPersonAsync(account is null ? null : World.PersonOf(account), act);

    /// <summary>For people whose account only this office has.</summary>
    public async Task<T> AsPersonAsync<T>(string? personId, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = personId;
        return await act(scope.ServiceProvider);
    }

    public Task<T> As<TUseCase, T>(string? account, Func<TUseCase, Task<T>> act) where TUseCase : notnull =>
        AsAsync(account, scope => act(scope.GetRequiredService<TUseCase>()));

    public Task As<TUseCase>(string? account, Func<TUseCase, Task> act) where TUseCase : notnull =>
        AsAsync(account, async scope => { await act(scope.GetRequiredService<TUseCase>()); return true; });

    public Task<T> AskAsync<T>(Func<PetitionsDb, Task<T>> question) => As(null, question);

    /// <summary>A change past the use cases, saved: for facts of the office that have no use case yet.</summary>
    public Task ChangeAsync(Func<PetitionsDb, Task> change) => AskAsync(async db =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    });

    /// <summary>A change of the office itself, with the standings that follow from it.</summary>
    public Task ChangeOfficeAsync(Func<PetitionsDb, Task> change) => AsAsync(null, async scope =>
    {
        var db = scope.GetRequiredService<PetitionsDb>();
        await scope.GetRequiredService<Transactions>().RunAsync(async () =>
        {
            await change(db);
            await db.SaveChangesAsync();
            await scope.GetRequiredService<StandingsUpdate>().RunAsync();
        });
        return true;
    });

    public Task ChangeOfficeAsync(Action<PetitionsDb> change) => ChangeOfficeAsync(db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    public int Tamper(string sql) => folder.Tamper(sql);

    /// <returns>The case number.</returns>
    public Task<string> ReceiveAsync(LetterReceived letter, string by = "clerk") =>
        As<ReceiveLetter, string>(by, async receive => (await receive.RunAsync(letter)).Number);

    public async Task<Completed> CompleteAsync(string account, string number, string step, string outcome, object? data = null)
    {
        var task = await TaskAsync(number, step);
        return await CompleteAsync(account, task.Id, outcome, data);
    }

    public Task<Completed> CompleteAsync(string account, Guid task, string outcome, object? data = null, int? version = null) =>
        As<CompleteTask, Completed>(account, complete => complete.RunAsync(task, new Completion(outcome, JsonOf(data), version)));

    /// <param name="accused">As the reader's form has them, see <see cref="Readings"/>.</param>
    public Task ChangeAccusedAsync(string account, string number, JsonObject accused, int? version = null) =>
        As<ChangeAccused>(account, change => change.RunAsync(number, accused.As<AccusedEntry>(), version));

    /// <summary>The one open task of this step; fails if there is none.</summary>
    public Task<HumanTask> TaskAsync(string number, string step) => AskAsync(db => db.Tasks.AsNoTracking()
        .SingleAsync(t => t.Step == step && t.State == TaskState.Open && db.Cases.Any(c => c.Id == t.CaseId && c.Number == number)));

    public Task<List<string>> OpenStepsAsync(string number) => AskAsync(db => db.Tasks
        .Where(t => t.State == TaskState.Open && db.Cases.Any(c => c.Id == t.CaseId && c.Number == number)).Select(t => t.Step).OrderBy(s => s).ToListAsync());

    public Task<PetitionCase> CaseAsync(string number) => AskAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.Number == number));

    /// <summary>Whether the case exists for this account.</summary>
    public Task<bool> SeesAsync(string account, string number) => SeesAsPersonAsync(World.PersonOf(account), number);

    public Task<bool> SeesAsPersonAsync(string personId, string number) => AsPersonAsync(personId, async scope =>
        await scope.GetRequiredService<CaseGuard>().Visible(await scope.GetRequiredService<TaskAccess>().ViewerAsync()).AnyAsync(c => c.Number == number));

    /// <summary>Whether this account is offered a task of the case.</summary>
    public Task<bool> HasTaskAsync(string account, string number) => AsAsync(account, async scope =>
    {
        var (db, viewer) = (scope.GetRequiredService<PetitionsDb>(), await scope.GetRequiredService<TaskAccess>().ViewerAsync());
        return await scope.GetRequiredService<CaseGuard>().OpenTasks(viewer).AnyAsync(t => db.Cases.Any(c => c.Id == t.CaseId && c.Number == number));
    });

    public Task<int> SweepAsync() => As<SweepDue, int>(null, sweep => sweep.RunAsync());

    /// <summary>Moves the clock on to this time of the office, such as <c>2026-09-28T16:31</c>.</summary>
    public void MoveTo(string officeTime) => Time.SetUtcNow(World.At(officeTime));

    /// <summary>Publishes a workflow file that only this office has.</summary>
    public async Task PublishAsync(JsonNode definition)
    {
        var files = System.IO.Directory.CreateDirectory(Path.Combine(Directory.Path, $"workflows-{Guid.NewGuid():N}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(files, "test.json"), definition.ToJsonString());
        await PublishFolderAsync(files);
    }

    public Task PublishFolderAsync(string files) => As<PublishWorkflowFiles>(null, publish => publish.RunAsync(files));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        using (var pooled = new SqliteConnection($"Data Source={Directory.Database};Default Timeout=30"))
            SqliteConnection.ClearPool(pooled);
        folder.Dispose();
    }

    public static JsonObject? JsonOf(object? data) => data as JsonObject ?? (data is null ? null : JsonSerializer.SerializeToNode(data, Json.Options)!.AsObject());
}
