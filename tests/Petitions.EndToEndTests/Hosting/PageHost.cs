using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>The real host on a real port of this machine, over a folder of its own and with a clock that stands still.</summary>
public sealed class PageHost : WebApplicationFactory<Petitions.Web.Program>
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"petitions-pages-{Guid.NewGuid():N}");

    public PageHost()
    {
        UseKestrel(0);
        StartServer();
        Address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 18, 1, 0, 0, TimeSpan.Zero));

    public string Address { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Directory", folder);
        builder.UseSetting("Sweep:Enabled", "false");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(folder))
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // Stored originals are read-only.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }
}
