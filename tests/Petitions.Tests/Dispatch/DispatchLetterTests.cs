using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Dispatch;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Dispatch;

public sealed class DispatchLetterTests : OfficeTest
{
    [Fact]
    public async Task Dispatch_SeveralLetters_NumbersTheBookWithoutAGap()
    {
        await Office.SentAsync();
        var refused = await Office.ApprovedAsync();
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", refused, "dispatch", "sent", new { form = "abstract" }));
        await Office.SentAsync();

        (await NumbersAsync()).ShouldBe(["江信转〔2026〕1号", "江信转〔2026〕2号"]);
    }

    [Fact]
    public async Task Dispatch_GuardedCase_IsNumberedInItsOwnBook()
    {
        await Office.SentAsync();
        var accusation = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", accusation, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", accusation, "approve", "approved", new { });

        await Office.CompleteAsync("sealed", accusation, "dispatch", "sent", new { form = "original" });

        (await NumbersAsync()).ShouldBe(["江信密转〔2026〕1号", "江信转〔2026〕1号"]);
    }

    [Fact]
    public async Task Dispatch_ClaimThatNamesSomebody_IsNumberedInTheGuardedBook()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("health"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });

        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        (await NumbersAsync()).ShouldBe(["江信密转〔2026〕1号"]);
    }

    [Fact]
    public async Task Dispatch_WithCopies_SendsEachItsOwnNumberAndTheAbstractOnly()
    {
        var number = await Office.ApprovedAsync();

        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original", copies = new[] { "health", "housing", "health" } });

        var letters = await Office.AskAsync(db => db.OfficialLetters.OrderBy(l => l.Number).ToListAsync());
        letters.Select(l => (l.Number, l.TargetUnit, l.IsCopy, l.Form)).ShouldBe(
        [
            ("江信转〔2026〕1号", "urban", false, DispatchForm.Original),
            ("江信转〔2026〕2号", "health", true, DispatchForm.Abstract),
            ("江信转〔2026〕3号", "housing", true, DispatchForm.Abstract),
        ]);
        (await SeesAsync("health", number)).ShouldBeTrue();
        (await Office.OpenStepsAsync(number)).ShouldBe(["acknowledge"]);
    }

    [Theory]
    [InlineData(DisposalMethod.Refer, "original")]
    [InlineData(DisposalMethod.ReferByLetter, "abstract")]
    [InlineData(DisposalMethod.ReferToHead, "original")]
    public async Task Dispatch_AnyMethod_LeavesInItsFormOnly(DisposalMethod method, string form)
    {
        var number = await Office.ProposedAsync(Proposals.Any(method));
        await Office.CompleteAsync(method == DisposalMethod.Refer ? "officehead" : "leader", number, "approve", "approved", new { });

        var other = form == "original" ? "abstract" : "original";
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = other }));
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form });

        (await Office.OpenStepsAsync(number)).ShouldBe(["acknowledge"]);
    }

    [Fact]
    public async Task Dispatch_Anywhere_TellsTheUnitThatThereIsWorkAndNothingElse()
    {
        var number = await Office.SentAsync();

        var mail = await Office.AskAsync(db => db.Outbox.SingleAsync());
        (mail.To, mail.UnitId, mail.State).ShouldBe(("urban@jiangwan.example", "urban", MailState.Waiting));
        (mail.Subject + mail.Text).ShouldNotContain(number);
        (mail.Subject + mail.Text).ShouldNotContain("噪声");
    }

    [Fact]
    public async Task Dispatch_AttachmentsNotRead_IsRefusedUntilTheyAre()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        await AttachAsync(number);
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("urban"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await RefusedAsync("attachments-not-read", () => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" }));

        await Office.As<AttachmentsRead>("clerk", read => read.RunAsync(number));
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        (await NumbersAsync()).ShouldBe(["江信转〔2026〕1号"]);
    }

    [Fact]
    public async Task Dispatch_UnclearWhomItAccuses_IsRefusedUntilItIsClear()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Unclear("只写“李局长”")));
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("health"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });

        await RefusedAsync("accused-unclear", () => Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" }));
    }

    [Fact]
    public async Task Dispatch_TargetBlockedSinceTheApproval_CanOnlyGoBackToRouting()
    {
        var number = await Office.ApprovedAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));
        await RefusedAsync("recipient-blocked", () => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" }));

        await Office.CompleteAsync("clerk", number, "dispatch", "returned", new { reason = "收文单位负责人被反映" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["route"]);
        (await NumbersAsync()).ShouldBeEmpty();
        (await Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == "forward-3-days"))).MetAt.ShouldBeNull();
    }

    [Fact]
    public async Task Object_GoesBackToRoutingAndEndsTheUnitsAccess()
    {
        var number = await Office.SentAsync();
        (await SeesAsync("urban", number)).ShouldBeTrue();

        await Office.CompleteAsync("urban", number, "acknowledge", "objected", new { reason = "属住建局职责" });

        (await SeesAsync("urban", number)).ShouldBeFalse();
        (await Office.OpenStepsAsync(number)).ShouldBe(["route"]);
        var letter = await Office.AskAsync(db => db.OfficialLetters.SingleAsync());
        (letter.Answer, letter.AnswerReason, letter.AnsweredAt).ShouldBe(("objected", "属住建局职责", Office.Now));
        (await Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == "forward-3-days"))).MetAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Object_WithoutAReason_IsRefused()
    {
        var number = await Office.SentAsync();

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("urban", number, "acknowledge", "objected", new { }));
    }

    [Fact]
    public async Task Object_ReferredAgain_IsSentUnderANewNumber()
    {
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "objected", new { reason = "属住建局职责" });
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("health"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });

        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        (await NumbersAsync()).ShouldBe(["江信转〔2026〕1号", "江信转〔2026〕2号"]);
        (await SeesAsync("urban", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task ReferToHead_Sent_IsForTheLeadingGroupOnly()
    {
        var number = await Office.ProposedAsync(Proposals.ReferToHead("urban"));
        await Office.CompleteAsync("leader", number, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        (await SeesAsync("urban", number)).ShouldBeFalse();
        (await SeesAsync("urbanhead", number)).ShouldBeTrue();
        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { }));
        await Office.CompleteAsync("urbanhead", number, "acknowledge", "accepted", new { });
        await Office.CompleteAsync("urbanhead", number, "assign", "assigned", new { person = World.PersonOf("urban") });
        // Whoever is told to work on it sees it; his colleagues still do not.
        (await SeesAsync("urban", number)).ShouldBeTrue();
        (await SeesAsync("urban2", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Dispatch_TwoClerksAtOnce_SendsOnce()
    {
        var number = await Office.ApprovedAsync();
        var task = (await Office.TaskAsync(number, "dispatch")).Id;

        var results = await Task.WhenAll(new[] { "clerk", "clerk2" }.Select(account => Task.Run(async () =>
        {
            try
            {
                await Office.CompleteAsync(account, task, "sent", new { form = "original" });
                return "sent";
            }
            catch (Conflict conflict)
            {
                return conflict.Code;
            }
        })));

        results.Order().ShouldBe(["sent", "task-already-done"]);
        (await NumbersAsync()).ShouldBe(["江信转〔2026〕1号"]);
    }

    private async Task AttachAsync(string number) => await Office.AsAsync("clerk", async scope =>
    {
        using var content = new MemoryStream("附件"u8.ToArray());
        var file = await scope.GetRequiredService<Petitions.Intake.Files.FileStore>().SaveAsync(content, TestContext.Current.CancellationToken);
        return await scope.GetRequiredService<AddAttachment>().RunAsync(number, "附件.txt", file, AttachmentKind.File);
    });

    private Task<List<string>> NumbersAsync() => Office.AskAsync(db => db.OfficialLetters.Select(l => l.Number).OrderBy(n => n).ToListAsync());

    private Task<bool> SeesAsync(string account, string number) => Office.SeesAsync(account, number);
}
