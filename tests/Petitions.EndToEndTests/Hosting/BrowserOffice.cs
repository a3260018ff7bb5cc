using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Petitions.EndToEndTests.Hosting.BrowserOffice))]

namespace Petitions.EndToEndTests.Hosting;

/// <summary>One browser for all tests; each gets windows of its own.</summary>
public sealed class BrowserOffice : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"There is no {Chromium} on this machine.");
        await starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Flags });
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }
}
