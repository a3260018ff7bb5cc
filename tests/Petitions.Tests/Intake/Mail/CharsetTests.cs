using System.Text;

namespace Petitions.Tests.Intake.Mail;

public sealed class CharsetTests
{
    const string Traditional = "本人是台北市民，土地被徵收，補償金過低，請協助處理。";

    [Theory]
    [Trait("IntakeCase", "32")]
    [Trait("IntakeCase", "33")]
    [Trait("IntakeCase", "38")]
    [InlineData("gb2312")]
    [InlineData("GB_2312-80")]
    [InlineData("gb2312_charset")]
    [InlineData("cp936")]
    [InlineData("euc-cn")]
    [InlineData("iso-gb2312")]
    public void Body_AnyGbLabel_IsReadAsGb18030(string label)
    {
        var mail = TestMail.Read(TestMail.Plain(TestMail.Octets("gb18030", "朱镕喆㐂䶮𠮷来信"), $"text/plain; charset={label}"));

        mail.Text.ShouldBe("朱镕喆㐂䶮𠮷来信");
        (mail.Charset, mail.CharsetGuessed).ShouldBe(("gb18030", false));
    }

    [Theory]
    [Trait("IntakeCase", "36")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=us-ascii")]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/plain; charset=x-user-defined")]
    public void Body_GbkWithoutItsLabel_IsReadAndMarkedAsGuessed(string contentType)
    {
        var mail = TestMail.Read(TestMail.Plain(TestMail.Octets("gb18030", TestMail.Greeting), contentType));

        mail.Text.ShouldBe(TestMail.Greeting);
        (mail.Charset, mail.CharsetGuessed).ShouldBe(("gb18030", true));
    }

    [Theory]
    [Trait("IntakeCase", "35")]
    [Trait("IntakeCase", "36")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=gb2312")]
    [InlineData("text/plain; charset=utf-8")]
    public void Body_Big5WithoutItsLabel_IsReadAndMarkedAsGuessed(string contentType)
    {
        var mail = TestMail.Read(TestMail.Plain(TestMail.Octets("big5", Traditional), contentType));

        mail.Text.ShouldBe(Traditional);
        (mail.Charset, mail.CharsetGuessed).ShouldBe(("big5-hkscs", true));
    }

    [Fact]
    [Trait("IntakeCase", "37")]
    public void Body_Utf8UnderGbLabel_IsUtf8()
    {
        var mail = TestMail.Read(TestMail.Plain(Encoding.UTF8.GetBytes(TestMail.Greeting), "text/plain; charset=gb2312"));

        mail.Text.ShouldBe(TestMail.Greeting);
        (mail.Charset, mail.CharsetGuessed).ShouldBe(("utf-8", true));
    }

    [Fact]
    public void Body_GbkThatIsAlsoUtf8_StaysGbk()
    {
        // D0 BB is 谢 in GBK and a Cyrillic letter in UTF-8.
        TestMail.Read(TestMail.Plain([0xD0, 0xBB, 0xD0, 0xBB], "text/plain; charset=gbk")).Text.ShouldBe("谢谢");
    }

    [Fact]
    public void Body_WesternText_StaysWestern()
    {
        var octets = TestMail.Octets("iso-8859-1", "Größe überall für Müller");

        TestMail.Read(TestMail.Plain(octets, "text/plain; charset=iso-8859-1")).Text.ShouldBe("Größe überall für Müller");
    }

    [Fact]
    [Trait("IntakeCase", "39")]
    public void Body_Hz_IsRead()
    {
        var octets = TestMail.Ascii("~{Dz:C#,~}Mr ~~ ~{PE~}");

        TestMail.Read(TestMail.Plain(octets, "text/plain; charset=hz-gb-2312")).Text.ShouldBe("您好，Mr ~ 信");
    }

    [Fact]
    [Trait("IntakeCase", "39")]
    public void Body_Iso2022CnWithTraditionalSet_IsRead()
    {
        // 44-21 of plane 1 of CNS 11643 is 一.
        TestMail.Read(TestMail.Plain(TestMail.Ascii("\u001b$)G\u000eD!\u000f a"), "text/plain; charset=iso-2022-cn")).Text.ShouldBe("一 a");
    }

    [Fact]
    [Trait("IntakeCase", "39")]
    public void Body_Utf7_IsReadInPlainTextOnly()
    {
        var octets = TestMail.Ascii("+YKhZfQ- +ADw-script+AD4-");

        TestMail.Read(TestMail.Plain(octets, "text/plain; charset=utf-7")).Text.ShouldBe("您好 <script>");
        TestMail.Read(TestMail.Plain(octets, "text/html; charset=utf-7")).Html!.ShouldNotContain("<script");
    }

    [Fact]
    public void Body_CharactersThatTheEditionOf2022Moved_AreWhereTheyAreNow() =>
        TestMail.Read(TestMail.Plain([0xFE, 0x59, 0xA6, 0xD9, 0xFE, 0x51], "text/plain; charset=gb18030")).Text.ShouldBe("\u9FB4\uFE10\U00020087");

    [Fact]
    public void Body_CutInsideACharacter_KeepsTheRest()
    {
        var octets = TestMail.Octets("gb18030", TestMail.Greeting)[..^1];

        TestMail.Read(TestMail.Plain(octets, "text/plain; charset=gbk")).Text.ShouldStartWith("您好，本人反映小区供暖问题，望尽快答复");
    }

    [Theory]
    [Trait("IntakeCase", "41")]
    [InlineData("text/html", "gb2312", "gb18030")]
    [InlineData("text/html; charset=utf-8", "gbk", "gb18030")]
    [InlineData("text/html; charset=gbk", "utf-8", "gb18030")]
    public void Html_HeaderAndMetaDisagree_OctetsDecide(string contentType, string meta, string encoding)
    {
        var html = $"<html><head><meta charset=\"{meta}\"><title>x</title></head><p>{TestMail.Greeting}</p></html>";

        TestMail.Read(TestMail.Plain(TestMail.Octets(encoding, html), contentType)).Text.ShouldBe(TestMail.Greeting);
    }

    [Fact]
    [Trait("IntakeCase", "34")]
    public void Subject_RawGbkOfOneCharacter_IsRead()
    {
        var mail = TestMail.Read(TestMail.Plain([], "text/plain; charset=gbk", [.. "Subject: "u8, 0xD0, 0xBB]));

        mail.Subject.ShouldBe("谢");
    }
}
