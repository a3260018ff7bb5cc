using System.Globalization;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>A morning at the reception: two desks at once, keyboard only, every visitor heard and answered.</summary>
public sealed class ReceptionMorningTests(BrowserOffice office)
{
    private static readonly int Visitors = Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1" ? 40 : 6;

    [Fact]
    public async Task Morning_AtTwoDesks_HearsEverybodyAndLosesNothing()
    {
        await using var host = new PageHost();
        await using var first = await Person.SignInAsync(office, host, "reception");
        await using var second = await Person.SignInAsync(office, host, "reception2");

        await Task.WhenAll(WorkAsync(first, "甲", Visitors / 2), WorkAsync(second, "乙", Visitors / 2));

        await first.OpenAsync("/reception");
        await first.PictureAsync("reception-evening");
        (await first.Page.Locator("#queue tbody tr:has-text('已接谈')").CountAsync()).ShouldBe(Visitors);
        first.Complaints.Concat(second.Complaints).ShouldBeEmpty();
        first.Strangers.Concat(second.Strangers).ShouldBeEmpty();
    }

    private static async Task WorkAsync(Person desk, string sign, int visitors)
    {
        for (var i = 1; i <= visitors; i++)
            await HearAsync(desk, string.Create(CultureInfo.InvariantCulture, $"{sign}{i}"));
    }

    private static async Task HearAsync(Person desk, string name)
    {
        await desk.OpenAsync("/reception");
        (await desk.Page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("petitioner.name");
        await TypeAsync(desk, name);
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Tab");
        await TypeAsync(desk, $"{name}反映停水");
        await desk.PictureAsync("reception-sheet");
        await SendAsync(desk, "Control+Shift+S", "[name='accused.state']");

        await TickAsync(desk, "[name=class][value=claim]");
        await desk.PictureAsync("triage");
        await SendAsync(desk, "Control+s", "[name=statement]");

        await TickAsync(desk, "[name=listened]");
        await FillAsync(desk, "[name=statement]", "小区停水三天。");
        await FillAsync(desk, "[name='questions[0].asked']", "几天了？");
        await FillAsync(desk, "[name='questions[0].answered']", "三天。");
        await PressAsync(desk, "[data-now=truthToldAt]");
        await PressAsync(desk, "[data-now=readBackAt]");
        await TickAsync(desk, "[name=confirmation][value=signedOnPaper]");
        await TickAsync(desk, "[name=material][value=none]");
        await FillAsync(desk, "[name=policyTold]", "由城市管理局协调，十五日内告知。");
        await desk.PictureAsync("interview");
        await SendAsync(desk, "Control+s", "[name=answer]");

        await FillAsync(desk, "[name=answer]", "明天恢复供水。");
        await FillAsync(desk, "[name=basis]", "《城市供水条例》");
        await SendAsync(desk, "Control+s", "[name=route]");

        await TickAsync(desk, "[name=form][value=written]");
        await FillAsync(desk, "[name=route]", "当场答复");
        await FillAsync(desk, "[name=procedure]", "如有异议可再来访");
        await SendAsync(desk, "Control+s", "#queue");
    }

    private static Task TypeAsync(Person desk, string text) => desk.Page.Keyboard.InsertTextAsync(text);

    private static async Task FillAsync(Person desk, string field, string text)
    {
        await desk.Page.Locator(field).First.FocusAsync();
        await TypeAsync(desk, text);
    }

    private static async Task TickAsync(Person desk, string box)
    {
        await desk.Page.Locator(box).First.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Space");
    }

    private static async Task PressAsync(Person desk, string button)
    {
        await desk.Page.Locator(button).First.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task SendAsync(Person desk, string keys, string next)
    {
        var before = desk.Page.Url;
        await desk.Page.Keyboard.PressAsync(keys);
        await desk.Page.WaitForURLAsync(url => url != before);
        await desk.Page.Locator(next).First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        (await desk.Page.Locator(".problems").CountAsync()).ShouldBe(0, await desk.Page.Locator("main").InnerTextAsync());
    }
}
