using Microsoft.Playwright;
using Petitions.TestKit;

namespace Petitions.Benchmarks;

/// <summary>First contentful paint of the pages of the desk in Chromium, on a published build with 10,000 cases. Limit: 500 ms each.</summary>
internal static class FirstPaint
{
    private const double Limit = 500;
    private const int Cases = 10_000;
    private const int Loads = 5;
    private const string Painted = "() => new Promise(done => { const look = () => { const p = performance.getEntriesByName('first-contentful-paint')[0]; p ? done([p.startTime, performance.getEntriesByType('navigation')[0].responseStart]) : setTimeout(look, 10); }; look(); })";

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static async Task<bool> RunAsync()
    {
        var (office, cases) = await ManyCases.OpenAsync(Cases);
        await using var world = office;
        var published = Directory.CreateTempSubdirectory("petitions-published-").FullName;
        try
        {
            using var server = await PublishedServer.StartAsync(office.Directory.Path, published);
            Console.WriteLine($"first paint: {cases} cases, {Loads} loads a page after one, limit {Limit:N0} ms");
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Flags });
            var reached = true;
            foreach (var (account, paths) in Pages)
                reached &= await MeasureAsync(browser, server.Address, account, paths);
            return reached;
        }
        finally
        {
            Directory.Delete(published, recursive: true);
        }
    }

    /// <summary>By account; a path with <c>&gt;</c> is that of the first link of this kind on the page before it.</summary>
    private static IEnumerable<(string Account, string[] Paths)> Pages =>
    [
        ("clerk", ["/", "/tasks", "/tasks>a[href^='/tasks/']", "/cases", "/cases?text=路灯", "/cases?late=true", "/cases>th a[href^='/cases/']", "/letters/new", "/collation", "/drafts", "/statistics", "/outbox", "/quarantine", "/notices", "/cases/print", "/register/print", "/account"]),
        ("officehead", ["/", "/approvals", "/cases", "/statistics", "/deadlines", "/deadlines/ranking"]),
        ("reception", ["/", "/reception", "/reception/figures"]),
        ("admin", ["/", "/admin", "/admin/units", "/admin/people", "/admin/accounts", "/admin/dictionary", "/admin/workflows", "/admin/incidents", "/admin/health", "/admin/people/zheng-jianguo", "/deadlines/calendars", "/deadlines/rules"]),
        ("urbanhead", ["/", "/inbox"]),
        ("sealed", ["/", "/cases"]),
    ];

    private static async Task<bool> MeasureAsync(IBrowser browser, string address, string account, IEnumerable<string> paths)
    {
        await using var window = await browser.NewContextAsync(new() { BaseURL = address, ViewportSize = new() { Width = 1440, Height = 900 } });
        window.SetDefaultTimeout(120_000);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#userName", account);
        await page.FillAsync("#password", World.Password);
        await page.PressAsync("#password", "Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        var reached = true;
        foreach (var path in paths)
            reached &= await PaintAsync(page, account, path);
        return reached;
    }

    private static async Task<bool> PaintAsync(IPage page, string account, string path)
    {
        var address = path;
        if (path.Split('>') is [var list, var link])
        {
            await page.GotoAsync(list);
            address = (await page.Locator($"main table {link}").First.GetAttributeAsync("href"))!;
        }
        await page.GotoAsync(address);
        var loads = new List<double[]>();
        for (var i = 0; i < Loads; i++)
        {
            await page.GotoAsync(address);
            loads.Add(await page.EvaluateAsync<double[]>(Painted));
        }
        var paints = loads.Select(l => l[0]).Order().ToList();
        Console.WriteLine($"  {account,-11} {path,-32} median {paints[Loads / 2],5:N0} ms, worst {paints[^1],5:N0} ms, of it the server {loads.Select(l => l[1]).Order().ElementAt(Loads / 2),5:N0} ms");
        return paints[Loads / 2] < Limit;
    }
}
