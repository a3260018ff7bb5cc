using System.Text.RegularExpressions;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>A letter from receipt to archive by people at their screens, in the language of each.</summary>
public sealed partial class LetterLifeTests(BrowserOffice office)
{
    [Fact]
    public async Task Letter_ReferredAtTheScreens_ReachesTheArchive()
    {
        await using var host = new PageHost();
        await using var clerk = await Person.SignInAsync(office, host, "clerk");
        var number = await RegisterAsync(clerk);

        await clerk.OpenTaskAsync(number);
        await clerk.PictureAsync("read-form");
        await clerk.Page.FillAsync("[name='abstract.who']", "王芳");
        await clerk.Page.FillAsync("[name='abstract.what']", "小区路灯坏了三个月，夜间行走不便，多次反映无人维修。");
        await clerk.Page.FillAsync("[name='abstract.where']", "江湾区幸福路");
        await clerk.Page.FillAsync("[name='abstract.request']", "尽快修复路灯。");
        await clerk.Page.CheckAsync("[name=class][value=claim]");
        await clerk.Page.CheckAsync("[name='accused.state'][value=none]");
        await clerk.Page.CheckAsync("[name=attachmentsRead]");
        await clerk.SendAsync("read");

        await clerk.OpenTaskAsync(number);
        await clerk.Page.CheckAsync("[name=method][value=refer]");
        await clerk.Page.SelectOptionAsync("[name='target.unit']", "urban");
        await clerk.Page.FillAsync("[name=reason]", "属城市管理局职责。");
        await clerk.PictureAsync("route-form");
        await clerk.SendAsync("proposed");

        await using var head = await Person.SignInAsync(office, host, "officehead");
        await head.OpenAsync("/approvals");
        await head.PictureAsync("approvals");
        await head.SendAsync("approved");

        await clerk.OpenAsync("/collation");
        await clerk.PictureAsync("collation");
        await clerk.Page.ClickAsync("[data-save]");
        await clerk.Page.Locator(".said").WaitForAsync();
        await clerk.OpenAsync("/collation/print");
        await clerk.PictureAsync("collation-print");

        await using var urbanHead = await Person.SignInAsync(office, host, "urbanhead", "en");
        await urbanHead.OpenAsync("/inbox");
        await urbanHead.PictureAsync("inbox-en");
        await urbanHead.OpenTaskAsync(number);
        await urbanHead.PictureAsync("acknowledge-en");
        await urbanHead.SendAsync("accepted");
        await urbanHead.OpenTaskAsync(number);
        await urbanHead.Page.SelectOptionAsync("[name=person]", "guo-yan");
        await urbanHead.SendAsync("assigned");

        await using var urban = await Person.SignInAsync(office, host, "urban");
        await urban.OpenTaskAsync(number);
        await urban.Page.CheckAsync("[name=result][value=supported]");
        await urban.Page.SelectOptionAsync("[name=finding]", "true");
        await urban.Page.FillAsync("[name=summary]", "已更换路灯十二盏。");
        await urban.Page.FillAsync("[name=basis]", "《城市照明管理规定》第二十三条");
        await urban.Page.FillAsync("[name=answer]", "路灯已于九月十八日修复。");
        await urban.PictureAsync("handle-form");
        await urban.SendAsync("done");

        await urbanHead.OpenTaskAsync(number);
        await urbanHead.SendAsync("signed");
        await urban.OpenTaskAsync(number);
        await urban.Page.CheckAsync("[name=channel][value=phone]");
        await urban.PictureAsync("reply-form");
        await urban.SendAsync("replied");

        await using var second = await Person.SignInAsync(office, host, "urban2");
        await second.OpenTaskAsync(number);
        await second.PictureAsync("follow-up-form");
        await second.Page.FillAsync("form:has([value=satisfied]) [name=notes]", "来信人满意。");
        await second.SendAsync("satisfied");

        await using var archivist = await Person.SignInAsync(office, host, "archivist", "en");
        await archivist.OpenTaskAsync(number);
        await archivist.Page.CheckAsync("[name=retention][value=tenYears]");
        await archivist.SendAsync("archived");

        await clerk.OpenAsync($"/cases/{number}");
        await clerk.PictureAsync("case-archived");
        (await clerk.Page.Locator(".now").InnerTextAsync()).ShouldContain("归档");
        (await clerk.Page.Locator(".timeline li").CountAsync()).ShouldBeGreaterThan(11);
        clerk.Complaints.ShouldBeEmpty();
        clerk.Strangers.ShouldBeEmpty();
    }

    /// <summary>With the keyboard alone, as a clerk with forty letters on the table does it.</summary>
    private static async Task<string> RegisterAsync(Person clerk)
    {
        await clerk.Page.Keyboard.PressAsync("n");
        await clerk.Page.WaitForURLAsync("**/letters/new");
        (await clerk.Page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("title");
        await clerk.TypeAsync("title", "幸福路路灯损坏");
        await clerk.TypeAsync("place", "江湾区幸福路");
        await clerk.TypeAsync("petitioner.name", "王芳");
        await clerk.TypeAsync("petitioner.phone", "13800000000");
        await clerk.TypeAsync("enclosures[0].kind", "");
        await clerk.Page.Keyboard.PressAsync("ArrowDown");
        await clerk.TypeAsync("enclosures[0].description", "现金二百元");
        await clerk.TypeAsync("enclosures[0].value", "200");
        await clerk.PictureAsync("letter-new");
        await clerk.Page.Keyboard.PressAsync("Control+s");
        await clerk.Page.WaitForURLAsync("**/cases/**");
        await clerk.PictureAsync("case-registered");
        return NumberIn().Match(clerk.Page.Url).Value;
    }

    [GeneratedRegex(@"LX-[0-9A-Z-]+")]
    private static partial Regex NumberIn();
}
