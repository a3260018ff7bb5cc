using System.Text;
using Microsoft.Playwright;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>What the registration sheet does only with scripts: input methods, look-ups, scans, ended sessions.</summary>
public sealed class SheetTests(BrowserOffice browser, PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task Enter_WhileAnInputMethodComposes_SendsNothing()
    {
        await using var clerk = await Person.SignInAsync(browser, host, "clerk");
        await clerk.OpenAsync("/letters/new");
        var keyboard = await clerk.Page.Context.NewCDPSessionAsync(clerk.Page);
        await clerk.Page.FocusAsync("[name=title]");
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "xingfu", ["selectionStart"] = 6, ["selectionEnd"] = 6 });
        await clerk.Page.Keyboard.PressAsync("Enter");
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "幸福路路灯损坏" });

        clerk.Page.Url.ShouldEndWith("/letters/new");
        (await clerk.Page.InputValueAsync("[name=title]")).ShouldContain("幸福路路灯损坏");

        await clerk.Page.Keyboard.PressAsync("Enter");
        await clerk.Page.WaitForURLAsync("**/cases/**");
        clerk.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task LookUp_WhileTyping_FindsTheEarlierLetterAndMovesNothing()
    {
        await using var screens = new Screens(browser, host, "en", 1440);
        await screens.RegisterAsync("医院夜间停车收费过高");
        var clerk = await screens.OfAsync("clerk");
        await clerk.OpenAsync("/letters/new");
        var before = await clerk.Page.Locator("[name='petitioner.address']").BoundingBoxAsync();

        await clerk.Page.FocusAsync("[name=title]");
        await clerk.Page.Keyboard.TypeAsync("医院停车夜间收费过高");
        await clerk.TypeAsync("petitioner.name", "王芳");
        await clerk.Page.Locator("#found .mark-urgent").WaitForAsync();

        (await clerk.Page.Locator("[name='petitioner.address']").BoundingBoxAsync())!.Y.ShouldBe(before!.Y);
        (await clerk.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe("petitioner.name");
        screens.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scans_PictureAndPdf_AreShownEnlargedAndTurned()
    {
        await using var clerk = await Person.SignInAsync(browser, host, "clerk");
        await clerk.OpenAsync("/letters/new");
        var picture = await clerk.Page.ScreenshotAsync();
        await clerk.Page.SetInputFilesAsync("#files", new FilePayload[]
        {
            new() { Name = "信.pdf", MimeType = "application/pdf", Buffer = Pdf },
            new() { Name = "照片.png", MimeType = "image/png", Buffer = picture },
        });

        await clerk.Page.Locator(".viewer-pane canvas[aria-label='信.pdf 1/1']").WaitForAsync();
        var (width, height) = await CanvasAsync(clerk);
        height.ShouldBeGreaterThan(width, "the page stands");
        await clerk.Page.Keyboard.PressAsync("Alt+r");
        await clerk.Page.WaitForFunctionAsync("() => { const c = document.querySelector('.viewer-pane canvas'); return c.width > c.height; }");
        await clerk.Page.Keyboard.PressAsync("Alt+PageDown");
        await clerk.Page.Locator(".viewer-pane canvas[aria-label='照片.png 1/1']").WaitForAsync();
        var (before, _) = await CanvasAsync(clerk);
        await clerk.Page.ClickAsync("[data-do=in]");
        await clerk.Page.WaitForFunctionAsync("w => document.querySelector('.viewer-pane canvas').offsetWidth > w", before);

        await clerk.Page.FillAsync("[name=title]", "附扫描件的来信");
        await clerk.Page.Keyboard.PressAsync("Control+s");
        await clerk.Page.WaitForURLAsync("**/cases/**");
        await clerk.Page.ClickAsync("a[data-view='application/pdf']");
        await clerk.Page.Locator(".viewer-pane canvas[aria-label='信.pdf 1/1']").WaitForAsync();
        clerk.Complaints.ShouldBeEmpty();
        clerk.Strangers.ShouldBeEmpty();
    }

    [Fact]
    public async Task SessionThatEndedInMidForm_LosesNothing()
    {
        await using var clerk = await Person.SignInAsync(browser, host, "clerk");
        await clerk.OpenAsync("/letters/new");
        await clerk.Page.FillAsync("[name=title]", "会话结束时的来信");
        await clerk.Page.Context.ClearCookiesAsync(new() { Name = "petitions" });

        await clerk.Page.ClickAsync("[data-save]");
        await clerk.Page.Locator("[data-session-ended]").WaitForAsync();
        (await clerk.Page.InputValueAsync("[name=title]")).ShouldBe("会话结束时的来信");

        var again = await clerk.Page.RunAndWaitForPopupAsync(() => clerk.Page.ClickAsync("[data-session-ended] a"));
        await again.FillAsync("#userName", "clerk");
        await again.FillAsync("#password", Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026");
        await again.PressAsync("#password", "Enter");
        await again.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await clerk.Page.ClickAsync("[data-save]");
        await clerk.Page.WaitForURLAsync("**/cases/**");
        (await clerk.Page.Locator(".slip h2").InnerTextAsync()).ShouldBe("会话结束时的来信");
    }

    private static async Task<(double Width, double Height)> CanvasAsync(Person clerk)
    {
        var size = await clerk.Page.EvaluateAsync<double[]>("() => { const c = document.querySelector('.viewer-pane canvas'); return [c.offsetWidth, c.offsetHeight]; }");
        return (size[0], size[1]);
    }

    /// <summary>One empty A4 page; readers find its objects without a table of them.</summary>
    private static byte[] Pdf => Encoding.ASCII.GetBytes("""
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """);
}
