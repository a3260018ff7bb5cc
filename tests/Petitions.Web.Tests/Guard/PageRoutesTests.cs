using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Petitions.Web.Tests.Guard;

/// <summary>The leak routes of domain.md §10.3 that are ways through the web: files, the signed-out, and the past of a case.</summary>
public sealed class PageRoutesTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Route15_FilesAndTitlesOfASealedCase_NameNobody()
    {
        var letter = await Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline");
        var session = await office.AtPagesAsync("sealed");

        foreach (var page in new[] { "", "/slip", "/label", "/letter" })
        {
            var text = (await session.GetAsync($"/cases/{letter.Number}{page}")).ShouldBe(200).Text;
            var title = text[text.IndexOf("<title>", StringComparison.Ordinal)..text.IndexOf("</title>", StringComparison.Ordinal)];
            foreach (var told in new[] { "郑建国", Accusation.Word, "王芳" })
                title.ShouldNotContain(told);
        }
        var export = await session.GetAsync("/cases?handler=Export");
        if (export.Headers.TryGetValue("Content-Disposition", out var name))
            ContentDispositionHeaderValue.Parse(name).FileName!.ShouldNotContain("郑");
    }

    [Fact]
    public async Task Route15_PrintsAndDownloadsOfASealedCase_SayWhoTookThemAndStandInTheLedger()
    {
        var letter = await Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline");
        var session = await office.AtPagesAsync("sealed");
        var file = (await letter.ViewAsync("sealed"))["attachments"]![0]!["id"]!.GetValue<Guid>();

        (await session.GetAsync($"/cases/{letter.Number}/slip")).ShouldBe(200).Text.ShouldContain("class=\"watermark\"");
        (await session.GetAsync($"/cases/{letter.Number}/attachments/{file}")).ShouldBe(200);
        (await session.GetAsync("/cases?handler=Export")).ShouldBe(200);

        var sheet = (await (await office.AsAsync("sealed")).GetAsync($"{letter.Path}/guard")).ShouldBe(200).Json;
        sheet["copies"]!.AsArray().Select(line => (line!["personId"]!.GetValue<string>(), line["kind"]!.GetValue<string>()))
            .ShouldBe([("han-xue", "slip.printed"), ("han-xue", "attachment.downloaded"), ("han-xue", "case.exported")]);
        (await session.GetAsync($"/cases/{letter.Number}/guard")).ShouldBe(200).Text.ShouldContain("证据.txt");
        // Who handles it has neither the file that nobody has read yet, nor the title in his lists.
        (await (await office.AsAsync("discipline")).GetAsync($"{letter.Path}/attachments/{file}")).Status.ShouldBe(404);
        (await (await office.AsAsync("discipline")).GetAsync("/api/tasks")).Text.ShouldNotContain(Accusation.Word);
        var plain = await Letter.ReadAsync(office);
        (await (await office.AtPagesAsync("clerk")).GetAsync($"/cases/{plain.Number}/slip")).ShouldBe(200).Text.ShouldNotContain("class=\"watermark\"");
    }

    [Fact]
    public async Task Route15_DownloadedPdfOfASealedCase_SaysOnItsPagesWhoTookIt()
    {
        var (accusation, plain) = (await Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline"), await Letter.ReadAsync(office));
        var pdf = Pdf();

        (await TakenAsync("sealed", accusation.Path)).ShouldContain("han-xue");
        (await TakenAsync("clerk", plain.Path)).ShouldBe("bank statement");

        async Task<string> TakenAsync(string account, string path)
        {
            var session = await office.AsAsync(account);
            var file = (await session.UploadAsync($"{path}/attachments", "账目.pdf", pdf)).ShouldBe(201).Json["id"]!.GetValue<Guid>();
            using var taken = PdfDocument.Open((await session.GetAsync($"{path}/attachments/{file}")).ShouldBe(200).Body);
            return taken.GetPage(1).Text;
        }
    }

    private static byte[] Pdf()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        builder.AddPage(600, 800).AddText("bank statement", 12, new PdfPoint(50, 700), font);
        return builder.Build();
    }

    [Fact]
    public void Route35_SignedOut_NothingOfACaseIsAnswered()
    {
        var open = office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText!.TrimStart('/')).ToList();

        open.ShouldContain("sign-in");
        open.ShouldAllBe(route => !route.Contains("{number}") && !route.Contains("cases") && !route.Contains("{id"));
    }

    [Theory]
    [InlineData("X-Forwarded-User", "sealed")]
    [InlineData("X-Impersonate", "han-xue")]
    public async Task Route40_NobodyLooksThroughTheEyesOfAnother(string header, string who)
    {
        var letter = await Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline");
        var admin = await office.AsAsync("admin");

        (await admin.GetAsync($"/api/cases/{letter.Number}?as={who}&user={who}&{header}={who}")).Status.ShouldBe(404);
        Endpoints.Of(office).ShouldAllBe(route => !route.Contains("impersonat", StringComparison.OrdinalIgnoreCase) && !route.Contains("view-as", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Route43_PastOfACase_ClosesWithItForWhoeverTookPart()
    {
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("officehead", "approve", "approved");
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        await letter.DoAsync("health", "acknowledge", "accepted");
        var health = await office.AsAsync("health");
        (await health.GetAsync($"{letter.Path}/timeline")).Status.ShouldBe(200);
        var version = (await letter.ViewAsync("clerk"))["version"]!.GetValue<int>();
        (await (await office.AsAsync("clerk")).PutAsync($"{letter.Path}/accused", new { state = "named", people = new[] { "yin-jie" }, version })).ShouldBe(200);

        foreach (var past in new[] { "/timeline", "/journal", "/deadlines", "/names" })
            (await health.GetAsync($"{letter.Path}{past}")).Body.ShouldBe((await health.GetAsync($"/api/cases/{Probe.Missing}{past}")).Body, past);
        // Names are suggested from the directory, the same to everybody: it knows of no case.
        (await health.GetAsync("/api/people?text=尹洁")).Body.ShouldBe((await (await office.AsAsync("sealed")).GetAsync("/api/people?text=尹洁")).Body);
    }
}
