namespace Petitions.Tests.Intake.Mail;

public sealed class AttachmentTests
{
    [Theory]
    [Trait("IntakeCase", "51")]
    [Trait("IntakeCase", "52")]
    [Trait("IntakeCase", "53")]
    [InlineData("; filename=\"../../../etc/证据.doc\"", "证据.doc")]
    [InlineData("; filename=\"C:\\letters\\证据.doc\"", "证据.doc")]
    [InlineData("; filename=\"CON.txt\"", "_CON.txt")]
    [InlineData("; filename=\"a<b>:c|d?.doc\"", "a_b__c_d_.doc")]
    [InlineData("; filename=\"\u0007a\u202Egpj.exe. \"", "agpj.exe")]
    [InlineData("; filename=\"%E8%AF%81%E6%8D%AE.doc\"", "证据.doc")]
    [InlineData("; filename=\"50%25.doc\"", "50%25.doc")]
    [InlineData("; filename=\"??.doc\"; filename*=gb18030''%D6%A4%BE%DD.doc", "证据.doc")]
    [InlineData("; filename=\"=?gb2312?B?1qS+3S5kb2M=?=\"", "证据.doc")]
    [InlineData("; filename==?gb2312?B?1qS+3S5kb2M=?=", "证据.doc")]
    [InlineData("", "附件.bin")]
    [InlineData("; filename=\"..\"", "附件.bin")]
    public void Name_AsMailersWriteIt_IsCleaned(string disposition, string expected) =>
        TestMail.Read(TestMail.Mixed(TestMail.Attachment(disposition))).Attachments[0].Name.ShouldBe(expected);

    [Fact]
    [Trait("IntakeCase", "53")]
    public void Name_OfThreeHundredCharacters_KeepsItsExtension()
    {
        var name = TestMail.Read(TestMail.Mixed(TestMail.Attachment($"; filename=\"{new string('长', 300)}.docx\""))).Attachments[0].Name;

        name.Length.ShouldBe(120);
        name.ShouldEndWith("长.docx");
    }

    [Fact]
    [Trait("IntakeCase", "52")]
    [Trait("IntakeCase", "53")]
    public void Name_OfTwoFiles_IsUnique()
    {
        var mail = TestMail.Read(TestMail.Mixed(
            TestMail.Attachment("; filename=a.doc"), TestMail.Attachment("; filename=A.doc"), TestMail.Attachment("; filename=a.doc")));

        mail.Attachments.Select(a => a.Name).ShouldBe(["a.doc", "A (2).doc", "a (3).doc"]);
    }

    [Fact]
    public void Content_Base64_HasSizeAndHash()
    {
        var part = TestMail.Part("Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64", "YWJj"u8.ToArray());

        var file = TestMail.Read(TestMail.Mixed(part)).Attachments.ShouldHaveSingleItem();

        (file.Size, file.Sha256).ShouldBe((3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    [Theory]
    [Trait("IntakeCase", "59")]
    [InlineData("image/jpeg", "%PDF-1.7", "application/pdf", true)]
    [InlineData("application/pdf", "%PDF-1.7", "application/pdf", false)]
    [InlineData("image/png", " <!DOCTYPE html>", "text/html", true)]
    [InlineData("application/zip", "PK\u0003\u0004....OFD.xml", "application/ofd", true)]
    [InlineData("application/vnd.wps", "whatever", "application/vnd.wps", false)]
    public void Type_DeclaredAndSniffed_AreCompared(string declared, string content, string actual, bool doubtful)
    {
        var file = TestMail.Read(TestMail.Mixed(TestMail.Part($"Content-Type: {declared}; name=a", TestMail.Ascii(content)))).Attachments[0];

        (file.DeclaredType, file.MediaType, file.TypeIsDoubtful).ShouldBe((declared, actual, doubtful));
    }

    [Theory]
    [Trait("IntakeCase", "57")]
    [InlineData("text/calendar; method=REQUEST; name=会议.ics", "BEGIN:VCALENDAR", "会议.ics")]
    [InlineData("text/vcard; name=名片.vcf", "BEGIN:VCARD", "名片.vcf")]
    public void InvitationAndCard_AreFilesOfALetterAndNoAutomaticAnswer(string type, string content, string name)
    {
        var mail = TestMail.Read(TestMail.Mixed(TestMail.Part("Content-Type: text/plain", "hello"u8.ToArray()), TestMail.Part($"Content-Type: {type}", TestMail.Ascii(content))));

        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe(name);
        (mail.Text, mail.AutoReply, mail.Bounce).ShouldBe(("hello", false, false));
    }

    [Theory]
    [Trait("IntakeCase", "54")]
    [InlineData("7bit")]
    [InlineData("base64")]
    public void Mail_InsideAMail_IsReadWithItsOwnAttachments(string encoding)
    {
        byte[] inner =
            [.. "Subject: =?gb2312?B?1K3KvMC00MU=?=\r\n"u8, .. TestMail.Multipart("c", TestMail.Attachment("; filename=证据.doc"))];
        var content = encoding == "base64" ? TestMail.Ascii(Convert.ToBase64String(inner)) : inner;

        var mail = TestMail.Read(TestMail.Mixed(TestMail.Part($"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: {encoding}", content)));

        mail.NestedSubjects.ShouldBe(["原始来信"]);
        mail.Attachments.Select(a => a.Name).ShouldBe(["原始来信.eml"]);
        mail.Nested[0].Attachments.Select(a => a.Name).ShouldBe(["证据.doc"]);
    }

    [Fact]
    [Trait("IntakeCase", "47")]
    public void Uuencoded_FileInText_BecomesAnAttachment()
    {
        var mail = TestMail.Read(TestMail.Plain("hello\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\nbye"));

        mail.Text.ShouldBe("hello\nbye");
        mail.Attachments.ShouldHaveSingleItem().Content.ToArray().ShouldBe("Cat"u8.ToArray());
    }

    [Fact]
    public void Uuencoded_BlockThatNeverEnds_StaysText() =>
        TestMail.Read(TestMail.Plain("begin 644 a.txt\n#0V%T\n")).Text.ShouldContain("#0V%T");

    [Fact]
    [Trait("IntakeCase", "55")]
    public void Tnef_WithAFile_IsUnpackedAndKept()
    {
        var part = TestMail.Part("Content-Type: application/ms-tnef; name=winmail.dat", TnefOctets.WithFile("note.txt", "Cat"u8));

        var mail = TestMail.Read(TestMail.Mixed(part));

        mail.Attachments.Select(a => a.Name).ShouldBe(["winmail.dat", "note.txt"]);
        mail.Attachments[1].Content.ToArray().ShouldBe("Cat"u8.ToArray());
    }

    [Fact]
    [Trait("IntakeCase", "55")]
    public void Tnef_CutAnywhere_IsKept()
    {
        var tnef = TnefOctets.WithFile("note.txt", "Cat"u8);
        for (var length = 0; length < tnef.Length; length++)
        {
            var mail = TestMail.Read(TestMail.Mixed(TestMail.Part("Content-Type: application/ms-tnef; name=winmail.dat", tnef[..length])));

            mail.Quarantined.ShouldBeNull();
            mail.Attachments[0].Name.ShouldBe("winmail.dat");
        }
    }
}
