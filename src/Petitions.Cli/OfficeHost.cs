using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Process;

namespace Petitions.Cli;

/// <summary>The application over a data folder, without a web server: the same use cases, the same locks.</summary>
internal sealed class OfficeHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private OfficeHost(ServiceProvider services) => this.services = services;

    public static Task<OfficeHost> OpenAsync(string folder, CancellationToken cancellation) => OpenAsync(folder, _ => { }, null, cancellation);

    public static Task<OfficeHost> OpenAsync(string folder, Action<IServiceCollection> before, string? demoPassword, CancellationToken cancellation) =>
        OpenAsync(folder, before, _ => { }, demoPassword, cancellation);

    /// <param name="folder">The data folder, made if it is not there.</param>
    /// <param name="before">What the application would bring itself, such as the clock.</param>
    /// <param name="after">What takes the place of something the application brought.</param>
    /// <param name="demoPassword">Installs the demonstration office with this password for its accounts.</param>
    /// <param name="cancellation">Ends the opening.</param>
    public static async Task<OfficeHost> OpenAsync(
        string folder, Action<IServiceCollection> before, Action<IServiceCollection> after, string? demoPassword, CancellationToken cancellation)
    {
        var collection = new ServiceCollection();
        before(collection);
        collection.AddLogging().AddPetitions(new DataDirectory(folder).Create());
        after(collection);
        var office = new OfficeHost(collection.BuildServiceProvider());
        await office.AsSystemAsync(async scope =>
        {
            await scope.GetRequiredService<SqliteMigration>().RunAsync(cancellation);
            // An office at work has its files where its server was told, which is not told to everybody at a terminal.
            var isOpen = await scope.GetRequiredService<PetitionsDb>().WorkflowVersions.AnyAsync(cancellation);
            await scope.GetRequiredService<InstallOffice>().RunAsync(isOpen ? null : WorkflowFolder.Find(), demoPassword, cancellation);
            return true;
        });
        return office;
    }

    public Task<T> AsSystemAsync<T>(Func<IServiceProvider, Task<T>> act) => AsAsync(null, act);

    /// <summary>One act in a scope of its own, as this person.</summary>
    public async Task<T> AsAsync<T>(string? personId, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = personId;
        return await act(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
