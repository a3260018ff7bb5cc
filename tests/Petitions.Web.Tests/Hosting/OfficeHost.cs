using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Petitions.Web.Tests.Hosting;

/// <summary>The real host in this process; only its clock, its folder and its log are the test's.</summary>
internal sealed class OfficeHost(string folder, TimeProvider time, FailureLog failures, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Directory", folder);
        builder.UseSetting("Sweep:Enabled", "false");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(failures));
        builder.ConfigureTestServices(services => services.AddSingleton(time));
    }
}
