using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>The visitor signs the record of his talk on the tablet (domain.md §2.1, requirement five).</summary>
public sealed class SignatureTests(BrowserOffice office)
{
    private const string Inked = """
        picture => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
          const pen = canvas.getContext('2d');
          pen.drawImage(picture, 0, 0);
          return pen.getImageData(0, 0, canvas.width, canvas.height).data.filter((value, at) => at % 4 === 3 && value > 0).length;
        }
        """;

    [Fact]
    public async Task Signature_DrawnWithThePen_StandsOnThePrintedRecord()
    {
        await using var host = new PageHost();
        await using var person = await Person.SignInAsync(office, host, "reception");
        var desk = new ReceptionDesk(person);
        await desk.SheetAsync();
        await desk.FillAsync(new Arrival("王芳", "小区停水三天"));
        await desk.SitDownAsync();
        await desk.TriageAsync();

        await desk.HearAsync("小区自周一起停水。", () => SignAsync(person.Page));

        using var api = new OfficeApi(host);
        var number = (await api.GetAsync("reception", "/api/visits/queue"))[0]!["number"]!.GetValue<string>();
        await person.OpenAsync($"/cases/{number}/interview");
        var picture = person.Page.Locator("img.signature-print");
        await picture.WaitForAsync();
        (await picture.EvaluateAsync<int>(Inked)).ShouldBeGreaterThan(500, "two strokes of three pixels");
        await person.PictureAsync("interview-signed-on-tablet");
        person.Complaints.ShouldBeEmpty();
    }

    private static async Task SignAsync(Microsoft.Playwright.IPage page)
    {
        var pad = page.Locator("[data-signature]:not([hidden]) canvas:visible");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        foreach (var height in new[] { 0.3f, 0.7f })
        {
            await page.Mouse.MoveAsync(box.X + (box.Width * 0.1f), box.Y + (box.Height * height));
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height * (1 - height)));
            await page.Mouse.UpAsync();
        }
    }
}
