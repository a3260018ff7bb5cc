using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>One letter carried by whoever has to, each before his own screen, in the language and width of the test.</summary>
public sealed partial class Screens(BrowserOffice browser, PageHost host, string language, int width) : IAsyncDisposable
{
    private readonly Dictionary<string, Person> people = [];

    public async Task<Person> OfAsync(string account) =>
        people.TryGetValue(account, out var known) ? known : people[account] = await Person.SignInAsync(browser, host, account, language, width);

    /// <returns>The number of the letter.</returns>
    public async Task<string> RegisterAsync(string title)
    {
        var clerk = await OfAsync("clerk");
        await clerk.OpenAsync("/letters/new");
        await FillAsync(clerk.Page.Locator("form.sheet"), [("title", title), ("place", "江湾区幸福路"), ("petitioner.name", "王芳"), ("petitioner.phone", "13800000000")]);
        await clerk.Page.Locator("[data-save]").ClickAsync();
        await clerk.Page.WaitForURLAsync("**/cases/**");
        return NumberIn().Match(clerk.Page.Url).Value;
    }

    public Task ReadAsync(string number, params (string Name, string Value)[] judged) => DoAsync("clerk", number, "read",
    [
        ("abstract.who", "王芳"), ("abstract.what", "小区路灯坏了三个月"), ("abstract.request", "尽快修复"), ("class", "claim"), ("accused.state", "none"), ("attachmentsRead", "true"),
        .. judged,
    ]);

    /// <summary>Opens the task of this letter, fills the form of this outcome and sends it.</summary>
    public async Task DoAsync(string account, string number, string outcome, params (string Name, string Value)[] fields)
    {
        var person = await OfAsync(account);
        await person.OpenTaskAsync(number);
        var form = person.Page.Locator($"form:has(input[name=outcome][value={outcome}])");
        var closed = person.Page.Locator($"details.outcome:not([open]):has(input[name=outcome][value={outcome}]) > summary");
        if (await closed.CountAsync() > 0)
            await closed.ClickAsync();
        await FillAsync(form, fields);
        await person.SendAsync(outcome);
    }

    public async Task<bool> HasTaskAsync(string account, string number)
    {
        var person = await OfAsync(account);
        await person.OpenAsync("/tasks");
        return await person.Page.Locator($"tr:has-text('{number}')").CountAsync() > 0;
    }

    public async Task<int> StatusAsync(string account, string path) => (await (await OfAsync(account)).OpenAsync(path)).Status;

    /// <summary>What the browsers complained about, but for pages that are rightly missing, and whom else they asked.</summary>
    public IEnumerable<string> Complaints =>
        people.SelectMany(p => p.Value.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).Concat(p.Value.Strangers).Select(c => $"{p.Key}: {c}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values)
            await person.DisposeAsync();
    }

    private static async Task FillAsync(ILocator form, IEnumerable<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = form.Locator($"[name='{name}']").First;
            switch (await field.EvaluateAsync<string>("e => e.type"))
            {
                case "radio" or "checkbox":
                    await form.Locator($"[name='{name}'][value='{value}']").CheckAsync();
                    break;
                case "select-one":
                    await field.SelectOptionAsync(value);
                    break;
                default:
                    await field.FillAsync(value);
                    break;
            }
        }
    }

    [GeneratedRegex("LX-[0-9A-Z-]+")]
    private static partial Regex NumberIn();
}
