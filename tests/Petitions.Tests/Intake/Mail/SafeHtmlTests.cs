using System.Text;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

/// <summary>Rows 44 to 46: what of a mail's HTML may be shown.</summary>
public sealed class SafeHtmlTests
{
    [Theory]
    [Trait("IntakeCase", "44")]
    [InlineData("<p>好<script>alert(1)</script></p>", "script")]
    [InlineData("<p onclick=\"alert(1)\">好</p>", "onclick")]
    [InlineData("<a href=\"javascript:alert(1)\">好</a>", "javascript")]
    [InlineData("<a href=\"data:text/html;base64,AAAA\">好</a>", "data:")]
    [InlineData("<form action=\"https://example.net\"><input name=p>好</form>", "form")]
    [InlineData("<svg onload=alert(1)></svg>好", "svg")]
    [InlineData("<iframe src=\"https://example.net\"></iframe>好", "iframe")]
    [InlineData("<p style=\"background:url(https://example.net/x.png);position:fixed\">好</p>", "example.net")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=https://example.net\">好", "refresh")]
    [InlineData("<base href=\"https://example.net/\">好", "base")]
    public void Html_ThatDoesSomething_OnlySaysSomething(string html, string gone)
    {
        var safe = SafeHtml.Of(html, [])!;

        safe.ShouldNotContain(gone, Case.Insensitive);
        safe.ShouldContain("好");
    }

    [Fact]
    [Trait("IntakeCase", "45")]
    public void RemotePicture_Any_IsNotLoaded() =>
        SafeHtml.Of("<p>好<img src=\"https://example.net/seen.gif\"></p>", [])!.ShouldNotContain("example.net");

    [Fact]
    public void Picture_ThatCameWithTheMail_IsPutIn()
    {
        var picture = new MailAttachment("a.png", "image/png", "image/png", "00", new byte[] { 1, 2, 3 }, "pic@x");

        SafeHtml.Of("<img src=\"cid:pic@x\">", [picture])!.ShouldContain("data:image/png;base64,AQID");
        SafeHtml.Of("<img src=\"cid:other@x\">", [picture])!.ShouldNotContain("data:");
    }

    [Fact]
    [Trait("IntakeCase", "46")]
    public void Html_WithThousandsOfLinks_IsLeftToTheOriginal() =>
        SafeHtml.Of(string.Concat(Enumerable.Repeat("<a href=\"https://example.net\">x</a>", 5_001)), []).ShouldBeNull();

    [Fact]
    [Trait("IntakeCase", "46")]
    public void Html_OfThirtyMegabytes_IsLeftToTheOriginal() => SafeHtml.Of(new string('x', 30_000_000), []).ShouldBeNull();

    [Fact]
    public void Html_NestedWithoutEnd_IsLeftToTheOriginal() =>
        SafeHtml.Of(new StringBuilder().Insert(0, "<div>", 20_000).ToString(), []).ShouldBeNull();
}
