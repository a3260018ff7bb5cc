
namespace Petitions.Tests.Intake.Mail;

public sealed class AutomaticMailTests
{
    [Theory]
    [Trait("IntakeCase", "65")]
    [InlineData("自动回复：已收到", true)]
    [InlineData("自动回复:Re: 您好", true)]
    [InlineData("【自动回复】", true)]
    [InlineData("Out of Office: away", true)]
    [InlineData("Automatic reply: x", true)]
    [InlineData("回复：自动回复：已收到", false)]
    [InlineData("自动回复系统扰民的投诉", false)]
    public void AutoReply_BySubject_OnlyWhereItBegins(string subject, bool expected) =>
        TestMail.Read(TestMail.Plain("", $"Subject: {subject}")).AutoReply.ShouldBe(expected);

    [Theory]
    [Trait("IntakeCase", "57")]
    [Trait("IntakeCase", "64")]
    [InlineData("Auto-Submitted: auto-generated", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("X-Autorespond: y", true)]
    [InlineData("Precedence: auto_reply", true)]
    [InlineData("Precedence: bulk", false)]
    public void AutoReply_ByHeader_IsRecognised(string header, bool expected) =>
        TestMail.Read(TestMail.Plain("", header)).AutoReply.ShouldBe(expected);

    [Theory]
    [Trait("IntakeCase", "66")]
    [Trait("IntakeCase", "68")]
    [InlineData("failed", true, false)]
    [InlineData("delayed", false, true)]
    public void Report_OfDelivery_IsABounceOnlyWhenItFailed(string action, bool bounce, bool automatic)
    {
        var mail = TestMail.Read(TestMail.Mixed(
            TestMail.Part("Content-Type: text/plain", "sorry"u8.ToArray()),
            TestMail.Part("Content-Type: message/delivery-status", TestMail.Ascii($"Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: {action}\r\n")),
            TestMail.Part("Content-Type: text/rfc822-headers", "Message-ID: <ours@office>\r\nSubject: s\r\n"u8.ToArray())));

        (mail.Bounce, mail.AutoReply).ShouldBe((bounce, automatic));
        mail.ReturnedMessageId.ShouldBe(bounce ? "ours@office" : null);
    }

    [Theory]
    [Trait("IntakeCase", "67")]
    [InlineData("From: postmaster@163.com", "Subject: 系统退信", true)]
    [InlineData("Return-Path: <>", "Subject: Undelivered Mail Returned to Sender", true)]
    [InlineData("From: wang@example.cn", "Subject: 关于退信的投诉", false)]
    [InlineData("From: postmaster@example.cn", "Subject: 来信", false)]
    public void Bounce_WithoutReport_NeedsTwoSigns(string first, string second, bool expected) =>
        TestMail.Read(TestMail.Plain("", first, second)).Bounce.ShouldBe(expected);
}
