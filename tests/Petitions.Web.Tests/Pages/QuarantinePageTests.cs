using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Intake.Mail;

namespace Petitions.Web.Tests.Pages;

/// <summary>The quarantine at the screen: counted, looked at, read again, registered by hand, discarded, exported.</summary>
public sealed class QuarantinePageTests
{
    private static readonly byte[] NoMail = Encoding.UTF8.GetBytes("路灯坏了，请修。\r\n王芳\r\n");

    [Fact]
    public async Task Mail_InQuarantine_IsCountedOnTheDeskOfWhomItConcerns()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        await TakeAsync(office, NoMail);

        await clerk.OpenAsync("/");

        clerk.Page.QuerySelector("a[href='/quarantine'] .count-number")!.TextContent.ShouldBe("1");
        var urban = await office.SignInAsync("urbanhead");
        await urban.OpenAsync("/");
        urban.Page.QuerySelector("a[href='/quarantine']").ShouldBeNull();
    }

    [Fact]
    public async Task Mail_RegisteredByHand_IsALetterWithItsOriginal()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var item = await TakeAsync(office, NoMail);

        (await clerk.OpenAsync($"/quarantine/{item.Sha256}")).ShouldBe(200);
        clerk.Text.ShouldContain("不是邮件");
        clerk.Page.QuerySelector(".mail-raw")!.TextContent.ShouldContain("路灯坏了");
        (await clerk.SubmitAsync("form[action*='handler=Register']", [("title", "路灯损坏"), ("name", "王芳")])).ShouldBe(302);
        await clerk.FollowAsync();

        clerk.Text.ShouldContain("路灯损坏");
        clerk.Text.ShouldContain("mail.eml");
        (await clerk.OpenAsync($"/quarantine/{item.Sha256}")).ShouldBe(404);
    }

    [Fact]
    public async Task Mail_ExportedFromQuarantine_IsWhatCameOctetForOctet()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var item = await TakeAsync(office, NoMail);

        var answer = await clerk.Client.GetAsync(new Uri($"/quarantine/{item.Sha256}/raw", UriKind.Relative), TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(NoMail);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task Mail_StillUnreadable_StaysAndSaysSo()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var item = await TakeAsync(office, NoMail);
        await clerk.OpenAsync($"/quarantine/{item.Sha256}");

        await clerk.SubmitAsync("form[action*='handler=Retry']", []);
        await clerk.FollowAsync();

        clerk.Text.ShouldContain("仍不能读取");
    }

    [Fact]
    public async Task ManyOfOneSender_ReadAgainTogether_BecomeLetters()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        for (var i = 0; i < 3; i++)
        {
            var raw = Encoding.UTF8.GetBytes($"From: a@example.com\r\nTo: b@example.com\r\nSubject: call {i}\r\n\r\ntext\r\n");
            await TakeAsync(office, raw, QuarantineReason.TooManyFromSender);
        }
        await clerk.OpenAsync("/quarantine");
        var chosen = clerk.Page.QuerySelectorAll("input[name=mails]").Select(box => ("mails", box.GetAttribute("value")!)).ToList();

        (await SubmitToAsync(clerk, "/quarantine?handler=Retry", chosen)).ShouldBe(302);

        await using var scope = office.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<PetitionsDb>().Cases.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    public async Task Discarding_WithoutAReason_IsRefusedAndWithOneKeepsTheOctets()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var item = await TakeAsync(office, NoMail);
        await clerk.OpenAsync($"/quarantine/{item.Sha256}");

        await clerk.SubmitAsync("form[action*='handler=Discard']", [("reason", " ")]);
        await clerk.FollowAsync();
        clerk.Text.ShouldContain("为什么不是信件");
        (await clerk.SubmitAsync("form[action*='handler=Discard']", [("reason", "广告")])).ShouldBe(302);

        await using var scope = office.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<PetitionsDb>().MailItems.SingleAsync(TestContext.Current.CancellationToken);
        (kept.Fate, kept.ResolvedBy).ShouldBe((MailFate.Discarded, "zhao-min"));
    }

    [Fact]
    public async Task MailOfACase_ReadAtTheScreen_ShowsItsHtmlInASandboxThatLoadsNothing()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        var raw = Encoding.UTF8.GetBytes("From: a@example.com\r\nTo: b@example.com\r\nSubject: lamp\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p onclick=x>路灯<img src=\"https://example.net/x.gif\"><script>1</script></p>\r\n");
        var item = await TakeAsync(office, raw);
        var (number, id) = await AttachmentAsync(office, item);

        (await clerk.OpenAsync($"/cases/{number}/mail/{id}")).ShouldBe(200);
        var frame = clerk.Page.QuerySelector("iframe.mail-html")!;
        frame.GetAttribute("sandbox").ShouldBe("");
        (await clerk.OpenAsync(frame.GetAttribute("src")!)).ShouldBe(200);

        clerk.Page.Body!.InnerHtml.Trim().ShouldBe("<p>路灯<img></p>");
        clerk.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'");
    }

    [Fact]
    public async Task MailOfACase_ReadUnderAnotherCharset_IsTwoClicksAway()
    {
        using var office = new PageOffice();
        var clerk = await office.SignInAsync("clerk");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] raw = [.. "From: a@example.com\r\nSubject: x\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n"u8, .. Encoding.GetEncoding("big5").GetBytes("陳情書")];
        var (number, id) = await AttachmentAsync(office, await TakeAsync(office, raw));
        await clerk.OpenAsync($"/cases/{number}/mail/{id}");
        var form = clerk.Page.QuerySelector("form.charset")!;
        form.GetAttribute("method").ShouldBe("get");

        await clerk.OpenAsync($"/cases/{number}/mail/{id}?charset=big5-hkscs");

        clerk.Page.QuerySelector(".mail-text")!.TextContent.ShouldContain("陳情書");
    }

    private static async Task<int> SubmitToAsync(PageVisitor visitor, string url, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new StringContent(visitor.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        return (int)(await visitor.Client.PostAsync(new Uri(url, UriKind.Relative), content)).StatusCode;
    }

    private static async Task<MailItem> TakeAsync(PageOffice office, byte[] raw, string? quarantined = null)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var mail = MailReader.Read(raw, MailLimits.Default);
        return await scope.ServiceProvider.GetRequiredService<TakeMail>().RunAsync("xinfang", raw, quarantined is null ? mail : mail with { Quarantined = quarantined });
    }

    private static async Task<(string Number, Guid Id)> AttachmentAsync(PageOffice office, MailItem item)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PetitionsDb>();
        var letter = await db.Cases.SingleAsync(c => c.Id == item.CaseId);
        return (letter.Number, (await db.Attachments.SingleAsync(a => a.CaseId == letter.Id && a.Sha256 == item.Sha256)).Id);
    }
}
