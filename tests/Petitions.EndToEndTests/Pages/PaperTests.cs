using System.Text.Json.Nodes;
using Petitions.EndToEndTests.Hosting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Petitions.EndToEndTests.Pages;

/// <summary>What the browser's printer makes of the pages for paper: A4, so many sheets, with what must stand on them and none of the furniture.</summary>
public sealed class PaperTests(BrowserOffice browser)
{
    // A4 in points; browsers round to whole ones.
    private const double Short = 595, Long = 842;

    private sealed record Paper(string Name, string Path, int Sheets, bool Lying, string[] Says);

    [Fact]
    public async Task Papers_PrintedAsPdf_AreA4AndWhole()
    {
        await browser.BrowserAsync();
        using var host = new PageHost();
        var number = await SendByLetterAsync(host);
        await using var clerk = await Person.SignInAsync(browser, host, "clerk");
        foreach (var paper in PapersOf(number))
        {
            (await clerk.OpenAsync(paper.Path)).Status.ShouldBe(200, paper.Name);
            var pdf = await clerk.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            await KeepAsync(paper.Name, pdf);
            Check(paper, pdf);
        }
        clerk.Complaints.ShouldBeEmpty();
        clerk.Strangers.ShouldBeEmpty();
    }

    private static Paper[] PapersOf(string number) =>
    [
        new("slip", $"/cases/{number}/slip", 1, false, ["文件处理单", number]),
        new("label", $"/cases/{number}/label", 1, false, [number, "来2026-"]),
        new("letter", $"/cases/{number}/letter", 2, false, ["江湾区信访局", "江信转〔2026〕1号", "五个工作日", "来信摘要", "小区路灯坏了三个月"]),
        new("collation", "/collation/print", 1, false, [number, "江信转〔2026〕1号"]),
        new("register", "/register/print", 1, true, ["收信登记簿", "来2026-00001", number]),
        new("statistics", "/statistics/print", 2, false, ["来信统计", "江湾区城市管理局", "100.0%"]),
    ];

    private static void Check(Paper paper, byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var sheets = document.GetPages().ToList();
        sheets.Count.ShouldBe(paper.Sheets, paper.Name);
        foreach (var sheet in sheets)
        {
            sheet.Width.ShouldBe(paper.Lying ? Long : Short, 1, paper.Name);
            sheet.Height.ShouldBe(paper.Lying ? Short : Long, 1, paper.Name);
        }
        var text = string.Concat(sheets.Select(TextOf));
        foreach (var said in paper.Says)
            text.ShouldContain(said, customMessage: paper.Name);
        // What leads back to the screen stays there, and so do address and date of the browser.
        text.ShouldNotContain("返回", customMessage: paper.Name);
        text.ShouldNotContain("127.0.0.1", customMessage: paper.Name);
    }

    // As read: letters set apart and lines broken are no different words.
    private static string TextOf(Page sheet) => string.Concat(sheet.Text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static async Task<string> SendByLetterAsync(PageHost host)
    {
        using var api = new OfficeApi(host);
        var number = await api.RegisterAsync("幸福路路灯损坏");
        await api.ReadAsync(number);
        await api.CompleteAsync("clerk", number, "proposed", new JsonObject { ["method"] = "referByLetter", ["target"] = new JsonObject { ["unit"] = "urban" } });
        await api.CompleteAsync("leader", number, "approved", []);
        await api.CompleteAsync("clerk", number, "sent", new JsonObject { ["form"] = "abstract", ["copies"] = new JsonArray("transport") });
        return number;
    }

    /// <summary>Keeps a paper where PETITIONS_SCREENSHOTS says, for somebody to look at.</summary>
    private static Task KeepAsync(string name, byte[] pdf) => Environment.GetEnvironmentVariable("PETITIONS_SCREENSHOTS") is { } folder
        ? File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.pdf"), pdf)
        : Task.CompletedTask;
}
