using Microsoft.Extensions.Time.Testing;

[assembly: AssemblyFixture(typeof(Petitions.Web.Tests.Hosting.InstalledOffice))]

namespace Petitions.Web.Tests.Hosting;

/// <summary>
/// The demonstration office installed once for all tests, which copy its folder: installing takes seconds, copying does not.
/// Its session keys are copied too, so a token that one copy gave holds in all of them.
/// </summary>
public sealed class InstalledOffice : IDisposable
{
    public static readonly DateTimeOffset Opens = new(2026, 9, 18, 1, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    public static Task<string> FolderAsync() => Installed.Value;

    /// <summary>For a host that is made where nothing can be awaited.</summary>
    public static string Folder => Task.Run(FolderAsync).GetAwaiter().GetResult();

    public void Dispose()
    {
        if (Installed is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            DataFolder.Delete(Installed.Value.Result);
    }

    private static async Task<string> InstallAsync()
    {
        var folder = DataFolder.New();
        using var failures = new FailureLog();
        await using (var host = new OfficeHost(folder, new FakeTimeProvider(Opens), failures, new Dictionary<string, string>()))
            (await host.CreateClient().GetAsync("/health/ready")).EnsureSuccessStatusCode();
        DataFolder.Close(folder);
        return folder;
    }
}
