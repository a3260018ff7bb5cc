using System.Text;
using CsCheck;
using Petitions.Intake.Mail;

namespace Petitions.Tests.Intake.Mail;

public sealed class QuarantineTests
{
    [Fact]
    [Trait("IntakeCase", "18")]
    public void Header_FoldedMegabyte_NeverReachesTheParser() =>
        Reason(Bomb("Subject: " + string.Concat(Enumerable.Repeat("a\r\n ", 250_000)))).ShouldBe(QuarantineReason.HeaderTooLarge);

    [Fact]
    [Trait("IntakeCase", "18")]
    public void Header_OneLineOfTwoMegabytes_NeverReachesTheParser() =>
        Reason(Bomb("Subject: " + new string('a', 2_000_000))).ShouldBe(QuarantineReason.HeaderTooLarge);

    [Fact]
    public void Header_ManyFields_NeverReachesTheParser() =>
        Reason(Bomb(string.Concat(Enumerable.Repeat("X: y\r\n", 100_000)) + "Y: z")).ShouldBe(QuarantineReason.HeaderTooLarge);

    [Fact]
    public void Header_TooLarge_StillShowsTheSender() =>
        TestMail.Read(Bomb("Subject: " + new string('a', 2_000_000))).FromAddress.ShouldBe("zhangsan@example.cn");

    [Fact]
    public void Header_OfAPart_HasTheSameLimit() =>
        Reason(TestMail.Mixed(TestMail.Part("X: " + new string('a', 500_000), []))).ShouldBe(QuarantineReason.HeaderTooLarge);

    [Fact]
    public void EncodedWords_TooMany_AreRefused() =>
        Reason(Bomb("Subject: " + string.Concat(Enumerable.Repeat("=?a?B?x?= ", 2_001)))).ShouldBe(QuarantineReason.TooManyEncodedWords);

    [Fact]
    [Trait("IntakeCase", "19")]
    public void Recipients_TooMany_AreRefused() =>
        Reason(Bomb("Cc: " + string.Concat(Enumerable.Repeat("a@b.cn, ", 501)))).ShouldBe(QuarantineReason.TooManyRecipients);

    [Fact]
    public void References_TooMany_AreRefused() =>
        Reason(Bomb("References: " + string.Concat(Enumerable.Repeat("<a@b> ", 501)))).ShouldBe(QuarantineReason.TooManyReferences);

    [Fact]
    [Trait("IntakeCase", "19")]
    public void Parts_TooMany_AreRefused() =>
        Reason(TestMail.Mixed([.. Enumerable.Repeat("\r\n"u8.ToArray(), 1_001)])).ShouldBe(QuarantineReason.TooManyParts);

    [Fact]
    [Trait("IntakeCase", "19")]
    public void Mails_NestedTooDeep_AreRefused()
    {
        var nested = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 9));

        Reason(TestMail.Ascii("From: a@b\r\n" + nested + "Subject: x\r\n\r\ny")).ShouldBe(QuarantineReason.TooDeep);
    }

    [Fact]
    public void Mails_NestedAsBase64_CountToTheSameDepth()
    {
        var mail = TestMail.Plain("innermost");
        for (var i = 0; i < 12; i++)
            mail = TestMail.Mixed(TestMail.Part("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", TestMail.Ascii(Convert.ToBase64String(mail))));

        var read = TestMail.Read(mail);

        read.Quarantined.ShouldBeNull();
        read.NestedSubjects.Count.ShouldBe(MailLimits.Default.NestedMails);
    }

    [Fact]
    [Trait("IntakeCase", "17")]
    public void Size_BeyondTheLimit_StillShowsTheHeader()
    {
        var mail = MailReader.Read(TestMail.Plain("long", "Subject: s"), new MailLimits { MailBytes = 50 });

        (mail.Quarantined, mail.Subject).ShouldBe((QuarantineReason.TooLarge, "s"));
    }

    [Theory]
    [Trait("IntakeCase", "20")]
    [InlineData("", QuarantineReason.Empty)]
    [InlineData("\r\n \r\n", QuarantineReason.Empty)]
    [InlineData("just a text: no header\r\n\r\nof a mail", QuarantineReason.NotAMail)]
    [InlineData("Colon: but no mail\r\n\r\nx", QuarantineReason.NotAMail)]
    [InlineData("From: a@b\r\nSubj", QuarantineReason.CutOff)]
    public void Octets_ThatAreNoMail_AreRefused(string raw, string reason) => Reason(TestMail.Ascii(raw)).ShouldBe(reason);

    [Theory]
    [Trait("IntakeCase", "30")]
    [InlineData("From x@y Mon Nov 10 09:30:00 2025\r\nSubject: s\r\n\r\nx")]
    [InlineData("a junk line\r\nSubject: s\r\n\r\nx")]
    [InlineData("\r\n\r\nSubject: s\r\n\r\nx")]
    [InlineData("\uFEFFSubject: s\r\n\r\nx")]
    [InlineData("Subject: s\rTo: a@b\r\rx")]
    public void Octets_BeforeTheHeader_ArePassedOver(string raw)
    {
        var mail = TestMail.Read(Encoding.UTF8.GetBytes(raw));

        (mail.Quarantined, mail.Subject, mail.Text).ShouldBe((null, "s", "x"));
    }

    [Fact]
    public void Octets_AtRandom_NeverThrow() =>
        Gen.Byte.Array[0, 400].Sample(octets => TestMail.Read(octets) is { } mail && mail.Quarantined != QuarantineReason.Unreadable);

    [Fact]
    public void Octets_RandomBehindAHeader_NeverThrow()
    {
        string[] starts =
        [
            "Subject: ", "From: ", "Date: ", "References: ", "Content-Type: ", "From: a@b\r\nContent-Type: text/plain; charset=",
            "From: a@b\r\nContent-Type: text/html\r\n\r\n<", "From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
            "From: a@b\r\nContent-Type: text/plain; charset=iso-2022-cn\r\n\r\n", "From: a@b\r\nContent-Type: text/plain; charset=hz\r\n\r\n",
            "From: a@b\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+", "From: a@b\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n",
            "From: a@b\r\nContent-Type: application/pkcs7-mime\r\n\r\n", "From: a@b\r\nContent-Type: application/ms-tnef\r\n\r\nx\u009f>\"",
            "From: a@b\r\nContent-Type: message/delivery-status\r\n\r\n", "From: a@b\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n",
            "Subject: =?gb2312?B?", "Subject: =?utf-8?Q?", "From: a@b\r\nContent-Disposition: attachment; filename*0*=",
        ];

        Gen.Select(Gen.Int[0, starts.Length - 1].Select(i => starts[i]), Gen.Byte.Array[0, 200]).Sample((start, octets) =>
            TestMail.Read([.. Encoding.Latin1.GetBytes(start), .. octets, .. "\r\n\r\n"u8]).Quarantined != QuarantineReason.Unreadable);
    }

    [Fact]
    public void Octets_SampleWithOneChanged_NeverThrow()
    {
        var samples = SampleMails.Names().Select(row => SampleMails.Raw(row.Data)).ToArray();

        Gen.Select(Gen.Int[0, samples.Length - 1].Select(i => samples[i]), Gen.Int[0, 100_000], Gen.Byte).Sample((sample, at, octet) =>
        {
            var changed = sample.ToArray();
            changed[at % changed.Length] = octet;
            return TestMail.Read(changed).Quarantined != QuarantineReason.Unreadable;
        });
    }

    static string? Reason(byte[] raw) => TestMail.Read(raw).Quarantined;

    static byte[] Bomb(string field) => TestMail.Ascii($"From: zhangsan@example.cn\r\n{field}\r\n\r\nbody");
}
