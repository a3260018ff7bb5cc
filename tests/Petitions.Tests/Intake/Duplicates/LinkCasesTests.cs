using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Intake.Duplicates;
using Petitions.Intake.Mail;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Tests.Intake.Mailboxes;

namespace Petitions.Tests.Intake.Duplicates;

public sealed class LinkCasesTests : OfficeTest
{
    private const string Long = "我们小区对面的工地每天夜里施工到凌晨两点，噪声很大，老人和孩子都睡不好，多次打电话没有人管，请有关部门尽快处理并给我们一个答复。";

    [Fact]
    [Trait("IntakeCase", "7")]
    public async Task Row7_SameTextUnderAnotherMessageId_IsALetterOfItsOwnFlagged()
    {
        var first = await MailAsync(Long);
        var second = await MailAsync(Long + "谢谢。");

        second.Fate.ShouldBe(MailFate.Registered);
        var link = await Office.AskAsync(db => db.CaseLinks.SingleAsync());
        (link.CaseId, link.OtherId, link.Kind, link.Reason).ShouldBe((second.CaseId!.Value, first.CaseId!.Value, LinkKind.Duplicate, "same-text"));
    }

    [Fact]
    public async Task OtherText_IsNotFlagged()
    {
        await MailAsync(Long);
        await MailAsync("建议在江湾路北段增设路灯和人行横道，晚上光线很暗，学生放学过马路很危险，已经发生过两起事故，希望交通部门到现场看一看。");

        (await Office.AskAsync(db => db.CaseLinks.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Letters_OfTheSameWriter_AreOfferedWithTheReason()
    {
        var (one, two) = (await Office.ReceiveAsync(World.Noise), await Office.ReceiveAsync(World.Lamps));

        var related = await Office.As<RelatedCases, IReadOnlyList<RelatedCase>>("clerk", use => use.RunAsync(one));

        related.Select(r => (r.Number, r.Reason, r.Link)).ShouldBe([(two, "same-writer", null)]);
    }

    [Fact]
    public async Task Link_ThenUndo_LeavesTheRecordAndNoLink()
    {
        var (one, two) = (await Office.ReceiveAsync(World.Noise), await Office.ReceiveAsync(World.Lamps));
        var link = await Office.As<LinkCases, CaseLink>("clerk", use => use.RunAsync(one, two, LinkKind.Repeat));
        await RefusedAsync("linked-already", () => Office.As<LinkCases, CaseLink>("clerk", use => use.RunAsync(two, one, LinkKind.Repeat)));

        await Office.As<UndoLink>("clerk", use => use.RunAsync(link.Id));

        (await Office.AskAsync(db => db.CaseLinks.SingleAsync())).UndoneBy.ShouldBe(World.PersonOf("clerk"));
        (await Office.As<RelatedCases, IReadOnlyList<RelatedCase>>("clerk", use => use.RunAsync(one))).Single().Link.ShouldBeNull();
    }

    [Fact]
    public async Task Merge_WithACaseThatAccusesSomebody_ClosesBothToHimAndUndoKeepsItSo()
    {
        var (one, two) = (await Office.ReceiveAsync(World.Noise), await Office.ReceiveAsync(World.Lamps));
        await Office.CompleteAsync("clerk", one, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));
        var link = await Office.As<LinkCases, CaseLink>("clerk", use => use.RunAsync(two, one, LinkKind.Merged));

        await Office.As<UndoLink>("clerk", use => use.RunAsync(link.Id));

        var other = (await Office.CaseAsync(two)).Id;
        (await Office.AskAsync(db => db.CaseBlocks.Where(b => b.CaseId == other).Select(b => new { b.SubjectId, b.Reason }).SingleAsync())).ShouldBe(new { SubjectId = World.ZhengJianguo, Reason = "merged" });
    }

    [Fact]
    public async Task AccusedNamedAfterTheMerge_IsKeptOutOfBoth()
    {
        var (one, two) = (await Office.ReceiveAsync(World.Noise), await Office.ReceiveAsync(World.Lamps));
        await Office.As<LinkCases, CaseLink>("clerk", use => use.RunAsync(two, one, LinkKind.Merged));

        await Office.CompleteAsync("clerk", one, "read", "read", Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));

        var other = (await Office.CaseAsync(two)).Id;
        (await Office.AskAsync(db => db.CaseBlocks.AnyAsync(b => b.CaseId == other && b.SubjectId == World.ZhengJianguo))).ShouldBeTrue();
    }

    [Fact]
    public async Task Link_ToACaseThatIsNotThereForWhoeverAsks_IsNotThere()
    {
        var one = await Office.ReceiveAsync(World.Noise);

        await Should.ThrowAsync<NotVisible>(() => Office.As<LinkCases, CaseLink>("clerk", use => use.RunAsync(one, "LX-2026-000000X", LinkKind.Related)));
    }

    private Task<MailItem> MailAsync(string text) => Office.AsAsync<MailItem>(null, async scope =>
    {
        var raw = TestMailOctets.Of(text, "Subject: noise");
        return await scope.GetRequiredService<TakeMail>().RunAsync("xinfang", raw, MailReader.Read(raw, MailLimits.Default));
    });
}
