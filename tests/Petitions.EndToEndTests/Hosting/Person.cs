using System.Globalization;
using Microsoft.Playwright;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>Somebody of the office before his own screen.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext window;

    private Person(IBrowserContext window, IPage page, string host) => (this.window, Page, Host) = (window, page, host);

    public IPage Page { get; }

    public string Host { get; }

    /// <summary>What the browser complained about: a blocked script, a missing file, an error in our own.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Requests to anywhere but the office's own host.</summary>
    public List<string> Strangers { get; } = [];

    public static async Task<Person> SignInAsync(BrowserOffice office, PageHost host, string account, string language = "zh-CN", int width = 1440, bool script = true)
    {
        var browser = await office.BrowserAsync();
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = host.Address,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = language,
        });
        // A busy machine is slow, not broken; whatever never comes still ends the test.
        window.SetDefaultTimeout(120_000);
        var person = new Person(window, await window.NewPageAsync(), host.Address);
        person.Listen();
        await window.AddCookiesAsync([new() { Name = "petitions-language", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = host.Address }]);
        await person.Page.GotoAsync("/sign-in");
        await person.Page.FillAsync("#userName", account);
        await person.Page.FillAsync("#password", Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026");
        await person.Page.PressAsync("#password", "Enter");
        await person.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return person;
    }

    public async Task<IResponse> OpenAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Loads the page again in the middle of typing, and says yes when the browser asks whether to leave it.</summary>
    public async Task LoadAgainAsync()
    {
        Page.Dialog += Leave;
        await Page.ReloadAsync();
        Page.Dialog -= Leave;

        static void Leave(object? _, IDialog asked) => _ = asked.AcceptAsync();
    }

    /// <summary>Opens the first task of this letter on the desk.</summary>
    public async Task<string> OpenTaskAsync(string number)
    {
        await OpenAsync("/tasks");
        await Page.Locator($"tr:has-text('{number}') th a").First.ClickAsync();
        return Page.Url;
    }

    /// <summary>Goes on with Tab until the cursor stands in this field, and types: no mouse and no script sets the focus.</summary>
    public async Task TypeAsync(string field, string text)
    {
        for (var presses = 0; await Page.EvaluateAsync<string?>("() => document.activeElement?.name") != field; presses++)
        {
            presses.ShouldBeLessThan(60, $"Tab never reaches {field}");
            await Page.Keyboard.PressAsync("Tab");
        }
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Presses the button of an outcome and waits for the next page.</summary>
    public async Task SendAsync(string outcome)
    {
        var form = Page.Locator($"form:has(input[name=outcome][value={outcome}])");
        await form.Locator("button[type=submit]").ClickAsync();
        // Only what answers the act has a role: the mark of a task that came back stands there before anything is sent.
        await Page.Locator(".said[role]:not([hidden]), .problems").First.WaitForAsync();
        (await Page.Locator(".problems").CountAsync()).ShouldBe(0, await Page.Locator("main").InnerTextAsync());
    }

    /// <summary>Keeps a picture where PETITIONS_SCREENSHOTS says, for somebody to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PETITIONS_SCREENSHOTS") is { } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png")), FullPage = true });
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => Complaints.Add(error);
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Host, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Strangers.Add(request.Url);
        };
    }
}
