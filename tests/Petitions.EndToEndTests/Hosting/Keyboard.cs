using Microsoft.Playwright;

namespace Petitions.EndToEndTests.Hosting;

/// <summary>
/// Somebody who works by keyboard alone: Tab, the arrows, Space, Enter, and the keys of the page. Nothing here clicks, and no script
/// puts the cursor anywhere.
/// </summary>
public sealed class Keyboard(IPage page)
{
    private const int MostPresses = 80;

    public Task PressAsync(string keys) => page.Keyboard.PressAsync(keys);

    public async Task TypeAsync(string field, string text)
    {
        await ReachAsync($"[name='{field}']");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Chooses a radio button of this name by Tab and the arrows, or a checkbox by Tab and Space.</summary>
    public async Task ChooseAsync(string field, string value)
    {
        await ReachAsync($"[name='{field}']");
        for (var presses = 0; await page.EvaluateAsync<string>("() => document.activeElement.value") != value; presses++)
            await AgainAsync("ArrowDown", presses, $"{field}={value}");
        if (await page.EvaluateAsync<bool>("() => document.activeElement.checked === false"))
            await PressAsync("Space");
    }

    /// <summary>Goes on with Tab until the cursor stands on it.</summary>
    public async Task ReachAsync(string target)
    {
        for (var presses = 0; !await page.EvaluateAsync<bool>("wanted => document.activeElement?.matches(wanted) === true", target); presses++)
            await AgainAsync("Tab", presses, target);
    }

    /// <summary>Sends what is before him and waits for the page that follows, which must have nothing to complain of.</summary>
    public async Task SendAsync(string keys, string next)
    {
        await page.EvaluateAsync("() => { document.body.dataset.before = 'yes'; }");
        await PressAsync(keys);
        await page.Locator($"body:not([data-before]) {next}, body:not([data-before]) .problems").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        // The page's own scripts put the cursor where he goes on.
        await page.WaitForLoadStateAsync();
        (await page.Locator(".problems").CountAsync()).ShouldBe(0, await page.Locator("main").InnerTextAsync());
    }

    private async Task AgainAsync(string key, int presses, string target)
    {
        presses.ShouldBeLessThan(MostPresses, $"{key} never reaches {target}");
        await PressAsync(key);
    }
}
