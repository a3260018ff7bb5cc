using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Pages;

/// <summary>The real host with its pages, in a folder of its own; antiforgery on, as in the house.</summary>
public sealed class PageOffice(string? workflows = null) : WebApplicationFactory<Petitions.Web.Program>
{
    private readonly string folder = DataFolder.New();

    public FakeTimeProvider Time { get; } = new(InstalledOffice.Opens);

    public async Task<PageVisitor> SignInAsync(string account)
    {
        var visitor = Visitor();
        await visitor.OpenAsync("/sign-in");
        var password = Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";
        (await visitor.SubmitAsync("form:has(#password)", [("userName", account), ("password", password)])).ShouldBe(302);
        return visitor;
    }

    public PageVisitor Visitor() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Installing takes seconds, copying what was installed does not.
        DataFolder.Copy(InstalledOffice.Folder, folder);
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Directory", folder);
        builder.UseSetting("Sweep:Enabled", "false");
        builder.UseSetting("Progress:PerMinute", "1000");
        if (workflows is not null)
            builder.UseSetting("Workflows:Directory", workflows);
        builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Error));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
            DataFolder.Delete(folder);
    }
}
