using System.Text.RegularExpressions;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>A request for review, registered on the page of the answered case.</summary>
public sealed partial class ReviewPageTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Review_RegisteredAtThePage_IsACaseOfItsOwn()
    {
        var letter = await Letter.ReadAsync(office);
        var page = $"/cases/{letter.Number}/review";
        var clerk = await office.AtPagesAsync("clerk");
        await letter.DoAsync("clerk", "route", "proposed", Forms.NoAction);
        await letter.DoAsync("officehead", "approve", "approved");
        (await clerk.GetAsync(page)).ShouldBe(404);
        await letter.DoAsync("clerk", "reply", "replied", Forms.Replied);

        var form = (await clerk.GetAsync(page)).ShouldBe(200).Text;
        form.ShouldContain("申请的最后一天");
        var empty = await SendAsync(" ");
        empty.ShouldBe(422);
        empty.Text.ShouldContain("请写明申请人不服的内容和理由");
        await SendAsync("问题没有解决");

        (await clerk.GetAsync(page)).ShouldBe(404);
        var list = (await clerk.GetAsync("/cases?text=" + Uri.EscapeDataString("申请复查"))).Text;
        var review = Number().Match(list).Value;
        var shown = (await clerk.GetAsync($"/cases/{review}")).ShouldBe(200).Text;
        shown.ShouldContain("本件是复查件");
        shown.ShouldContain("问题没有解决");
        shown.ShouldContain($"/cases/{letter.Number}\"");

        async Task<Answer> SendAsync(string grounds)
        {
            using var fields = new FormUrlEncodedContent([new("Grounds", grounds), new("RequestedAt", ""), new("Channel", "Post"), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value)]);
            return await clerk.SendAsync(HttpMethod.Post, page, fields);
        }
    }

    [GeneratedRegex("LX-2026-[0-9]{6}.")]
    private static partial Regex Number();

    [GeneratedRegex("__RequestVerificationToken[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
