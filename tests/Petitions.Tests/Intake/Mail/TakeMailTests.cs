using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Dispatch;
using Petitions.Intake.Duplicates;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Tests.Intake.Mailboxes;

namespace Petitions.Tests.Intake.Mail;

/// <summary>What a mail belongs to: rows 24 and 60 to 72 of the intake checklist.</summary>
public sealed class TakeMailTests : OfficeTest
{
    private static readonly MailArrival Arrival = new("xinfang")
    {
        IsSilent = false,
        Acknowledges = true,
        OwnDomains = ["example.gov.cn"],
    };

    private static readonly MailArrival Quiet = Arrival with { Acknowledges = false };

    [Fact]
    [Trait("IntakeCase", "26")]
    public async Task Row26_MailsWithoutAMessageId_AreToldApartByTheirOctets()
    {
        var raw = TestMailOctets.Of("路灯损坏", "Message-ID:");

        var first = await TakeRawAsync(raw);
        var other = await TakeRawAsync(TestMailOctets.Of("路灯又坏了", "Message-ID:"));
        var again = await TakeRawAsync(raw);

        (first.MessageId, other.CaseId == first.CaseId, again.CaseId).ShouldBe((null, false, first.CaseId));
        (await LettersAsync()).ShouldBe(2);
    }

    [Fact]
    [Trait("IntakeCase", "27")]
    public async Task Row27_SubjectEmpty_IsATitleThatSaysSo() =>
        (await TitleAsync(await TakeAsync("", "Subject:"))).ShouldBe("(无主题)");

    [Fact]
    [Trait("IntakeCase", "28")]
    public async Task Row28_SubjectOfTwoThousandCharacters_IsCutInTheRegisterAndWholeInTheOriginal()
    {
        var raw = TestMailOctets.Of($"{new string('长', 2000)}\u200b\0");

        var item = await TakeRawAsync(raw);

        (await TitleAsync(item)).ShouldBe(new string('长', 200));
        (await Office.As<FileStore, byte[]>(null, files => files.ReadAsync(item.Sha256))).ShouldBe(raw);
    }

    [Fact]
    [Trait("IntakeCase", "60")]
    public async Task Row60_OurNumberInTheSubject_JoinsThatCaseAndTellsWhoeverWorksOnIt()
    {
        var number = await WrittenByMailAsync();

        var item = await TakeAsync("补充照片", $"Subject: Re: {number}");

        item.Fate.ShouldBe(MailFate.Answer);
        item.MarkList.ShouldBeEmpty();
        item.CaseId.ShouldBe((await Office.CaseAsync(number)).Id);
        (await NoticesAsync("mail-answer")).ShouldNotBeEmpty();
        (await LettersAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("IntakeCase", "61")]
    public async Task Row61_NumberOfAnotherCaseInTheText_IsIgnored()
    {
        var number = await WrittenByMailAsync();

        var item = await TakeAsync($"听说你们的 {number} 已经办了", "Subject: about lamps");

        item.Fate.ShouldBe(MailFate.Registered);
        (await LettersAsync()).ShouldBe(2);
    }

    [Fact]
    [Trait("IntakeCase", "62")]
    public async Task Row62_AnswerToOurMessageId_JoinsWhoeverSendsIt()
    {
        var number = await WrittenByMailAsync();
        var sent = await SentAsync(number, "wangfang@example.com");

        var item = await TakeAsync("这是我的补充", $"In-Reply-To: <{sent.MessageId.Trim('<', '>')}>", "From: son@example.com");

        (item.Fate, item.OutboxId).ShouldBe((MailFate.Answer, sent.Id));
    }

    [Fact]
    [Trait("IntakeCase", "62")]
    public async Task Row62_ReferenceToSomebodysMailByAnother_IsALetterOfItsOwnLinked()
    {
        var first = await TakeAsync("路灯损坏", "Message-ID: <first@example.com>");

        var item = await TakeAsync("我也来说两句", "References: <first@example.com>", "From: somebody@example.net");

        item.Fate.ShouldBe(MailFate.Registered);
        var link = (await LinksAsync()).Single();
        (link.CaseId, link.OtherId, link.Kind).ShouldBe((item.CaseId!.Value, first.CaseId!.Value, LinkKind.Related));
    }

    [Fact]
    [Trait("IntakeCase", "62")]
    public async Task Row62_ReferenceToHisOwnMail_Joins()
    {
        var first = await TakeAsync("路灯损坏", "Message-ID: <first@example.com>");

        var item = await TakeAsync("再说一点", "References: <first@example.com>");

        (item.Fate, item.CaseId).ShouldBe((MailFate.Answer, first.CaseId));
    }

    [Fact]
    public async Task NumberFromSomebodyUnknown_JoinsAndIsMarked()
    {
        var number = await WrittenByMailAsync();

        var item = await TakeAsync("我知道一些情况", $"Subject: {number}", "From: stranger@example.net");

        item.Fate.ShouldBe(MailFate.Answer);
        item.MarkList.ShouldBe([MailMark.SenderUnknown]);
    }

    [Fact]
    [Trait("IntakeCase", "63")]
    public async Task Row63_AnswerToAClosedCase_IsANewLetterLinkedAndOpensNothing()
    {
        var number = await WrittenByMailAsync();
        Office.Tamper($"UPDATE Cases SET ClosedAt = '2026-09-20 01:00:00', Stage = 'archived' WHERE Number = '{number}'");

        var item = await TakeAsync("还是没修", $"Subject: Re: {number}");

        item.Fate.ShouldBe(MailFate.Registered);
        (await LinksAsync()).Single().Reason.ShouldBe("reply-to-closed");
        (await Office.CaseAsync(number)).Stage.ShouldBe("archived");
    }

    [Theory]
    [Trait("IntakeCase", "64")]
    [Trait("IntakeCase", "65")]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Subject: 自动回复：我在休假")]
    public async Task Row64And65_AutomaticAnswer_IsTiedToWhatWasSentAndChangesNothing(string sign)
    {
        var number = await WrittenByMailAsync();
        var sent = await SentAsync(number, "wangfang@example.com");

        var item = await TakeAsync("我在休假", sign, $"In-Reply-To: <{sent.MessageId.Trim('<', '>')}>");

        (item.Fate, item.OutboxId).ShouldBe((MailFate.AutoReply, sent.Id));
        (await NoticesAsync("mail-answer")).ShouldBeEmpty();
        (await LettersAsync()).ShouldBe(1);
        (await Office.AskAsync(db => db.Outbox.CountAsync(m => m.Kind == AcknowledgeMail.Kind))).ShouldBe(0);
    }

    [Fact]
    [Trait("IntakeCase", "66")]
    public async Task Row66_BounceWithADeliveryStatus_MarksTheSentMailAndTellsAClerk()
    {
        var number = await WrittenByMailAsync();
        var sent = await SentAsync(number, "wangfang@example.com");

        var item = await TakeRawAsync(Report("failed", sent.MessageId));

        (item.Fate, item.OutboxId).ShouldBe((MailFate.Bounce, sent.Id));
        (await Office.AskAsync(db => db.Outbox.SingleAsync(m => m.Id == sent.Id))).State.ShouldBe(MailState.Returned);
        (await NoticesAsync("mail-returned")).ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("IntakeCase", "67")]
    public async Task Row67_BounceInHtmlOnly_IsTiedByTheAddressItNames()
    {
        var number = await WrittenByMailAsync();
        var sent = await SentAsync(number, "wangfang@example.com");

        var item = await TakeAsync("wangfang@example.com 退信", "From: postmaster@qq.com", "Return-Path: <>", "Subject: 系统退信");

        (item.Fate, item.OutboxId).ShouldBe((MailFate.Bounce, sent.Id));
    }

    [Fact]
    [Trait("IntakeCase", "68")]
    public async Task Row68_NoticeOfDelay_ChangesNoState()
    {
        var number = await WrittenByMailAsync();
        var sent = await SentAsync(number, "wangfang@example.com");

        var item = await TakeRawAsync(Report("delayed", sent.MessageId));

        item.Fate.ShouldBe(MailFate.AutoReply);
        (await Office.AskAsync(db => db.Outbox.SingleAsync(m => m.Id == sent.Id))).State.ShouldBe(MailState.Sent);
    }

    [Fact]
    [Trait("IntakeCase", "69")]
    public async Task Row69_TwoMachinesAnsweringEachOther_StopAfterOneAcknowledgement()
    {
        for (var i = 0; i < 5; i++)
            await TakeAsync($"第{i}次", Arrival, "From: robot@example.net");

        (await Office.AskAsync(db => db.Outbox.CountAsync(m => m.Kind == AcknowledgeMail.Kind))).ShouldBe(1);
    }

    [Fact]
    [Trait("IntakeCase", "70")]
    public async Task Row70_OurOwnMailComesBack_IsNotRegistered()
    {
        var number = await WrittenByMailAsync();
        var sent = await SentAsync(number, "wangfang@example.com");

        var item = await TakeAsync("您好", $"Message-ID: <{sent.MessageId.Trim('<', '>')}>", "From: xinfang@example.gov.cn");

        item.Fate.ShouldBe(MailFate.Own);
        (await LettersAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("IntakeCase", "72")]
    public async Task Row72_ClerkForwardsACitizensMail_TheCitizenIsTheWriter()
    {
        var inner = TestMailOctets.Of("路灯损坏");
        var raw = TestMail.Multipart("b", TestMail.Part("Content-Type: text/plain", "见附件"u8.ToArray()), TestMail.Part("Content-Type: message/rfc822", inner));

        var item = await TakeRawAsync([.. "From: clerk@example.gov.cn\r\nSubject: Fw: x\r\nAuthentication-Results: mx; spf=pass\r\n"u8, .. raw]);

        item.MarkList.ShouldContain(MailMark.Forwarded);
        var writer = await Office.AskAsync(db => db.Petitioners.SingleAsync(p => p.CaseId == item.CaseId));
        (writer.Name, writer.Email).ShouldBe(("王芳", "wangfang@example.com"));
    }

    [Theory]
    [Trait("IntakeCase", "24")]
    [InlineData("From: xinfang@example.gov.cn", MailMark.OwnDomainFromOutside)]
    [InlineData("From: \"xinfang@example.gov.cn\" <fake@example.net>", MailMark.NameShowsAddress)]
    [InlineData("From: <>", MailMark.NoSender)]
    [InlineData("Date: Tue, 22 Sep 2099 08:00:00 +0800", MailMark.DateOdd)]
    public async Task Row24_ForgedOrOdd_IsRegisteredAndMarked(string field, string mark)
    {
        var item = await TakeAsync("路灯损坏", field);

        item.Fate.ShouldBe(MailFate.Registered);
        item.MarkList.ShouldContain(mark);
    }

    [Fact]
    public async Task OwnDomain_ThatOurServerLetIn_IsNotMarked() =>
        (await TakeAsync("路灯损坏", "From: clerk@example.gov.cn", "Authentication-Results: mx.example.gov.cn; dkim=pass")).MarkList.ShouldBeEmpty();

    private async Task<string> TitleAsync(MailItem item) => (await Office.AskAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.Id == item.CaseId))).Registration!.Title;

    private async Task<string> WrittenByMailAsync()
    {
        var item = await TakeAsync("路灯损坏");
        return (await Office.AskAsync(db => db.Cases.SingleAsync(c => c.Id == item.CaseId))).Number;
    }

    private Task<MailItem> TakeAsync(string subject, params string[] fields) => TakeAsync(subject, Quiet, fields);

    private Task<MailItem> TakeAsync(string subject, MailArrival arrival, params string[] fields) => TakeRawAsync(TestMailOctets.Of(subject, fields), arrival);

    private Task<MailItem> TakeRawAsync(byte[] raw, MailArrival? arrival = null) => Office.AsAsync<MailItem>(null, async scope =>
    {
        using var stream = new MemoryStream(raw);
        var stored = await scope.GetRequiredService<FileStore>().SaveAsync(stream);
        return await scope.GetRequiredService<TakeMail>().RunAsync(arrival ?? Quiet, stored, MailReader.Read(raw, MailLimits.Default));
    });

    private async Task<OutboxMail> SentAsync(string number, string to)
    {
        var letter = await Office.CaseAsync(number);
        var mail = new OutboxMail
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            Kind = "reply",
            MessageId = $"{Guid.NewGuid():N}@petitions",
            To = to,
            Subject = "答复",
            Text = "已修复",
            CreatedAt = Office.Now,
            State = MailState.Sent,
            SentAt = Office.Now,
            Attempts = 1,
        };
        await Office.ChangeAsync(db => { db.Outbox.Add(mail); return Task.CompletedTask; });
        return mail;
    }

    private static byte[] Report(string action, string messageId) =>
    [
        .. "From: postmaster@example.net\r\nSubject: Delivery\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"u8,
        .. "--b\r\nContent-Type: text/plain\r\n\r\nsorry\r\n"u8,
        .. TestMail.Ascii($"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; wangfang@example.com\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n"),
        .. TestMail.Ascii($"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{messageId.Trim('<', '>')}>\r\nSubject: x\r\n\r\n--b--\r\n"),
    ];

    private Task<int> LettersAsync() => Office.AskAsync(db => db.Cases.CountAsync());

    private Task<List<CaseLink>> LinksAsync() => Office.AskAsync(db => db.CaseLinks.ToListAsync());

    private Task<List<string>> NoticesAsync(string code) => Office.AskAsync(db => db.Notices.Where(n => n.Code == code).Select(n => n.PersonId).ToListAsync());
}
