using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

/// <summary>Reading again under a charset that a person chose (intake.md §2.7).</summary>
public sealed class MailViewTests
{
    [Fact]
    public void Mail_ReadUnderAChosenCharset_IsReadInExactlyThat()
    {
        var raw = TestMail.Plain(TestMail.Octets("big5", "陳情書：夜間噪音"), "text/plain; charset=gb2312");

        var read = MailReader.Read(raw, MailLimits.Default, charset: "big5-hkscs");

        (read.Text.Trim(), read.Charset).ShouldBe(("陳情書：夜間噪音", "big5-hkscs"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("windows-1252")]
    public void Mail_ReadUnderAnyCharset_NeverFails(string charset) =>
        MailReader.Read(TestMail.Plain([0xFF, 0xFE, 0x81, 0x00, 0xE4, 0xBD]), MailLimits.Default, charset: charset).Quarantined.ShouldBeNull();
}
