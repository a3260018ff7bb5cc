using System.Text;

namespace Petitions.Tests.Intake.Mail;

public sealed class HeaderTests
{
    [Theory]
    [Trait("IntakeCase", "40")]
    [InlineData("=?gb2312?B?udjT2rDswO0=", "关于办理")]
    [InlineData("=?gb2312?B?udjT2rDswO0=?", "关于办理")]
    [InlineData("=?utf-8?Q?=E4=BE=9B=E6=9A=96", "供暖")]
    [InlineData("=?gb2312?B?udjT2g==?==?gb2312?B?sOzA7Q==?=", "关于办理")]
    [InlineData("=?gb2312?B?udjT2r?= =?gb2312?B?DswO0=?=", "关于办理")]
    [InlineData("=?gb2312*zh-cn?B?udjT2rDswO0=?=", "关于办理")]
    [InlineData("a =?utf-8?q?b_c?= d", "a b c d")]
    [InlineData("1 =? 2 ?= 3", "1 =? 2 ?= 3")]
    public void Subject_EncodedWordsAsMailersWriteThem_AreRead(string written, string expected) =>
        TestMail.Read(TestMail.Plain("", $"Subject: {written}")).Subject.ShouldBe(expected);

    [Fact]
    [Trait("IntakeCase", "29")]
    public void Subject_LineBreakInsideAnEncodedWord_CannotStartAHeader()
    {
        var word = Convert.ToBase64String(Encoding.UTF8.GetBytes("供暖\r\nBcc: x@example.com"));

        TestMail.Read(TestMail.Plain("", $"Subject: =?utf-8?B?{word}?=")).Subject.ShouldBe("供暖 Bcc: x@example.com");
    }

    [Theory]
    [Trait("IntakeCase", "21")]
    [Trait("IntakeCase", "22")]
    [Trait("IntakeCase", "31")]
    [InlineData("\"王五\" <w@example.cn>", "王五", "w@example.cn")]
    [InlineData("w@example.cn (王五)", "王五", "w@example.cn")]
    [InlineData("Wang, Wu <w@example.cn>", "Wang, Wu", "w@example.cn")]
    [InlineData("\"Wang <w@example.cn>", "Wang", "w@example.cn")]
    [InlineData("<w @ example.cn>", null, "w@example.cn")]
    [InlineData("w@example.cn>", null, "w@example.cn")]
    [InlineData("nobody, w@example.cn, v@example.cn", null, "w@example.cn")]
    [InlineData("用户@例子.中国", null, "用户@例子.中国")]
    [InlineData("<>", null, null)]
    public void From_AsMailersWriteIt_GivesNameAndAddress(string written, string? name, string? address)
    {
        var mail = TestMail.Read(TestMail.Plain("", $"From: {written}"));

        (mail.FromName, mail.FromAddress).ShouldBe((name, address));
    }

    [Fact]
    [Trait("IntakeCase", "23")]
    public void From_EncodedWordHidingAnAddress_StaysUndecoded()
    {
        var mail = TestMail.Read(TestMail.Plain("", "From: =?utf-8?Q?boss_=3Cboss@example.gov.cn=3E?="));

        mail.FromAddress.ShouldBeNull();
        mail.FromName.ShouldBe("=?utf-8?Q?boss_=3Cboss@example.gov.cn=3E?=");
    }

    [Fact]
    [Trait("IntakeCase", "21")]
    public void From_Missing_LeavesReplyToAsTheContact()
    {
        var mail = TestMail.Read(TestMail.Ascii("Reply-To: r@example.cn\r\nDate: none\r\n\r\nx"));

        (mail.FromAddress, mail.ReplyTo, mail.Date).ShouldBe((null, "r@example.cn", null));
    }

    [Theory]
    [Trait("IntakeCase", "60")]
    [InlineData("回复: Ｌｘ－２０２６－４８２９１３k的问题", "LX-2026-482913K")]
    [InlineData("Re: [LX-2026-482913K]-补充", "LX-2026-482913K")]
    [InlineData("答复：XF20251110-0001与LX-2026-482913K", null)]
    [InlineData("XF20251110-0001 XF20251110-0001", "XF20251110-0001")]
    [InlineData("ALX-2026-482913K", null)]
    [InlineData("LX-2026-482913KB", null)]
    [InlineData("XF20251110-00012", null)]
    public void Reference_InSubject_IsOursAlone(string subject, string? reference) =>
        TestMail.Read(TestMail.Plain("XF20240101-0009", $"Subject: {subject}")).Reference.ShouldBe(reference);

    [Fact]
    public void Reference_FormatConfigured_IsFound()
    {
        var formats = new Petitions.Intake.Mail.ReferenceFormats { Patterns = [@"市信\d{4}"] };

        Petitions.Intake.Mail.MailReader.Read(TestMail.Plain("", "Subject: 回复：市信0042"), new(), formats).Reference.ShouldBe("市信0042");
    }

    [Fact]
    public void References_AndInReplyTo_AreGathered()
    {
        var mail = TestMail.Read(TestMail.Plain("", "References: <a@x>\r\n <b@x>", "In-Reply-To: <b@x>"));

        (mail.MessageId, string.Join(' ', mail.References)).ShouldBe(("m@example.cn", "a@x b@x"));
    }
}
