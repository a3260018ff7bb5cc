using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

public sealed class BodyTests
{
    [Fact]
    [Trait("IntakeCase", "42")]
    public void Html_WithScriptsAndStyles_GivesOnlyWords()
    {
        var html = "<head><style>p{}</style></head><p>您好</p><script>alert(1)</script><svg><text>x</text></svg><img alt=x onerror=y>"
            + "<a href='javascript:z'>点</a><br>一&nbsp;二&lt;三<table><tr><td>甲</td><td>乙</td></tr></table>";

        TestMail.Read(TestMail.Plain(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8")).Text.ShouldBe("您好\n点\n一 二<三\n甲\t乙");
    }

    [Theory]
    [Trait("IntakeCase", "42")]
    [InlineData("写了的", "写了的")]
    [InlineData("", "网页的")]
    public void Alternative_WithPlainText_PrefersItWhenWritten(string plain, string expected)
    {
        var inner = $"--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>网页的</p>\r\n--c--";

        var mail = TestMail.Read(TestMail.Mixed(TestMail.Part("Content-Type: multipart/alternative; boundary=c", Encoding.UTF8.GetBytes(inner))));

        mail.Text.ShouldBe(expected);
        mail.Html.ShouldBe("<p>网页的</p>");
    }

    [Fact]
    [Trait("IntakeCase", "43")]
    public void Texts_WithAPictureBetween_StayInOrder()
    {
        var mail = TestMail.Read(TestMail.Mixed(
            TestMail.Part("Content-Type: text/plain", "one"u8.ToArray()),
            TestMail.Part("Content-Type: image/png; name=p.png", "x"u8.ToArray()),
            TestMail.Part("Content-Type: text/plain", "two"u8.ToArray())));

        mail.Text.ShouldBe("one\n\ntwo");
        mail.Attachments.ShouldHaveSingleItem();
    }

    [Theory]
    [Trait("IntakeCase", "50")]
    [InlineData("application/pdf; name=letter.pdf", "%PDF-1.7", "letter.pdf")]
    [InlineData("image/jpeg; name=letter.jpg", "\u00FF\u00D8\u00FF", "letter.jpg")]
    public void Body_OfAFileAlone_IsThatFileAndNoText(string type, string content, string name)
    {
        var mail = TestMail.Read(TestMail.Plain(Encoding.Latin1.GetBytes(content), type));

        mail.Text.ShouldBe("");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Fact]
    public void Text_WithControlCharacters_IsCleanForADatabase() =>
        TestMail.Read(TestMail.Plain("a\0b\u001bc\r\nd\re\tf")).Text.ShouldBe("abc\nd\ne\tf");

    [Fact]
    public void Text_BeyondTheLimit_IsCutAndMarked()
    {
        var mail = MailReader.Read(TestMail.Plain(new string('长', 200)), new MailLimits { TextChars = 100 });

        (mail.Text.Length, mail.TextCut).ShouldBe((100, true));
    }

    [Fact]
    [Trait("IntakeCase", "48")]
    public void Multipart_WithoutItsEnd_IsReadAsFarAsItGoes()
    {
        var raw = TestMail.Mixed(TestMail.Part("Content-Type: text/plain", "one"u8.ToArray()))[..^7];

        TestMail.Read(raw).Text.ShouldBe("one");
    }

    [Fact]
    [Trait("IntakeCase", "49")]
    public void Signed_Mail_IsReadAndItsSignatureKept()
    {
        var inner = "--c\r\nContent-Type: text/plain\r\n\r\nsigned\r\n--c\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--c--";

        var mail = TestMail.Read(TestMail.Mixed(TestMail.Part("Content-Type: multipart/signed; boundary=c", TestMail.Ascii(inner))));

        (mail.Text, mail.HasSignature, mail.Attachments[0].Name).ShouldBe(("signed", true, "smime.p7s"));
    }

    [Fact]
    public void Signed_AroundTheWholeMail_IsOpened()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
        var cms = new SignedCms(new ContentInfo(TestMail.Ascii("Content-Type: text/plain\r\n\r\nsigned")));
        cms.ComputeSignature(new(certificate));

        var mail = TestMail.Read(TestMail.Plain(cms.Encode(), "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"));

        (mail.Text, mail.HasSignature, mail.IsEncrypted).ShouldBe(("signed", true, false));
    }

    [Fact]
    [Trait("IntakeCase", "49")]
    public void Encrypted_Mail_IsMarked() =>
        TestMail.Read(TestMail.Plain("x"u8.ToArray(), "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m")).IsEncrypted.ShouldBeTrue();
}
