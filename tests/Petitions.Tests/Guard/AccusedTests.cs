using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>Whoever is accused, and whoever stands for him, is refused on every path.</summary>
public sealed class AccusedTests : OfficeTest
{
    [Theory]
    [InlineData("urbanhead", "himself")]
    [InlineData("urbandeputy", "in his line of command")]
    [InlineData("urban", "in his line of command")]
    public async Task Accused_WhoeverStandsForHim_SeesNothing(string account, string why)
    {
        var number = await Office.AccusationAsync();

        (await Office.SeesAsync(account, number)).ShouldBeFalse(why);
        await Should.ThrowAsync<NotVisible>(() => Office.As<CaseReader, CaseView>(account, reader => reader.RunAsync(number)));
    }

    [Theory]
    [InlineData("urban", "his own unit")]
    public async Task Accused_RoutingToWhatHeLeads_IsRefusedAndJournalled(string unit, string why)
    {
        var number = await Office.AccusationAsync();

        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer(unit)), why);

        var entry = await Office.AskAsync(db => db.Journal.SingleAsync(e => e.Kind == "refused"));
        entry.PersonId.ShouldBe(World.PersonOf("sealed"));
        entry.PayloadJson.ShouldBe($$"""{"code":"recipient-blocked","subject":"unit:{{unit}}"}""");
        (await Office.OpenStepsAsync(number)).ShouldBe(["route"]);
    }

    [Fact]
    public async Task Accused_PresentedToHim_IsRefused()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua);

        (await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.PresentDirect(World.GaoZhenhua)))).Subject.ShouldBe("person:gao-zhenhua");
    }

    [Fact]
    public async Task Accused_CopyToWhatHeLeads_IsRefusedAndNothingIsSent()
    {
        var number = await Office.AccusationAsync();
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });

        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original", copies = new[] { "urban-enforcement" } }));

        (await Office.AskAsync(db => db.OfficialLetters.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Accused_PersonNamedInDataThatDoesNotBelongThere_IsRefusedBeforeTheSchema()
    {
        var number = await Office.AccusationAsync();
        var task = (await Office.TaskAsync(number, "route")).Id;

        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", task, "proposed", new { person = World.LiaoTing }));
    }

    [Fact]
    public async Task AccusedUnit_InAnAccusation_IsClosedToItAndWhatIsBelow()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.AccusingUnit("urban"));

        foreach (var unit in new[] { "urban", "urban-enforcement" })
            await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer(unit)));
        foreach (var account in new[] { "urban", "urbanhead", "urbandeputy" })
            (await Office.SeesAsync(account, number)).ShouldBeFalse(account);
    }

    [Fact]
    public async Task RespondentUnit_InAClaim_MayHandleIt()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim.With("respondentUnits", new JsonArray("urban")));
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("urban"));

        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });

        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
        (await Office.AskAsync(db => db.RespondentUnits.SingleAsync())).UnitId.ShouldBe("urban");
    }

    [Theory]
    [InlineData("郑建国", null, null, World.ZhengJianguo)]
    [InlineData("老郑", null, null, World.ZhengJianguo)]
    [InlineData("郭艳红", null, null, "guo-yan")]
    [InlineData(" 郑 建国　", null, null, World.ZhengJianguo)]
    [InlineData("郑局长", null, null, World.ZhengJianguo)]
    [InlineData("郑某", "局长", "城市管理局", World.ZhengJianguo)]
    [InlineData(null, "局长", "江湾区城市管理局", World.ZhengJianguo)]
    [InlineData(null, "局长", "城市管理局", "song-baolin")]
    [InlineData("王伟", null, null, "wang-wei-education,wang-wei-urban")]
    public async Task Described_InTheLettersWords_BlocksEveryCandidate(string? name, string? title, string? unit, string candidates)
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Of(PetitionClass.Accusation, Readings.Described(name, title, unit)));

        var blocked = await BlockedAsync(number);
        foreach (var candidate in candidates.Split(','))
            blocked.ShouldContain(candidate);
    }

    [Fact]
    public async Task AccusedAdded_WhileHeHoldsTheTask_LosesItInThatAct()
    {
        var number = await Office.AssignedAsync();
        var task = (await Office.TaskAsync(number, "handle")).Id;
        await Office.As<Petitions.Tasks.ClaimTask>("urban", claim => claim.RunAsync(task));

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("guo-yan"));

        (await Office.HasTaskAsync("urban", number)).ShouldBeFalse();
        (await Office.SeesAsync("urban", number)).ShouldBeFalse();
        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("urban", task, "done", LetterLife.Work));
        var open = await Office.TaskAsync(number, "handle");
        (open.Id, open.ClaimedBy, open.Escalated).ShouldBe((task, null, true));
    }

    [Fact]
    public async Task AccusedAdded_UnitMailWaiting_IsTakenBack()
    {
        var number = await Office.SentAsync();

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        (await Office.AskAsync(db => db.Outbox.SingleAsync())).State.ShouldBe(MailState.Cancelled);
    }

    [Fact]
    public async Task AccusedAdded_UnitThatHasIt_LosesTheTaskToSomebodyFree()
    {
        var number = await Office.SentAsync();

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        var task = await Office.TaskAsync(number, "acknowledge");
        task.Escalated.ShouldBeTrue();
        foreach (var account in new[] { "urban", "urban2", "urbanhead", "urbandeputy" })
            (await Office.HasTaskAsync(account, number)).ShouldBeFalse(account);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "task.escalated"))).ShouldBe(1);
    }

    [Fact]
    public async Task AccusedAdded_TargetOfAProposal_IsRefusedAtApproval()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("officedeputy", number, "approve", "approved", new { }));
        await Office.CompleteAsync("officedeputy", number, "approve", "changed", Proposals.Refer("health"));
        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
    }

    [Fact]
    public async Task Removal_ByOnePerson_TakesNothingAway()
    {
        var number = await Office.AccusationAsync(World.ZhengJianguo, "lu-bin");

        await Office.ChangeAccusedAsync("sealed", number, Readings.Named(World.ZhengJianguo));
        await Office.ChangeAccusedAsync("sealed", number, Readings.Named(World.ZhengJianguo));

        (await Office.AskAsync(db => db.CaseBlocks.CountAsync(b => b.To == null))).ShouldBe(2);
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "accused.removal-proposed"))).ShouldBe(2);
    }

    [Fact]
    public async Task Removal_ByASecondPerson_UnblocksHim()
    {
        var number = await Office.AccusationAsync("bai-ling", "yin-jie");
        await Office.ChangeAccusedAsync("sealed", number, Readings.Named("yin-jie"));

        await Office.ChangeAccusedAsync("sealed2", number, Readings.Named("yin-jie"));

        (await BlockedAsync(number)).ShouldNotContain("bai-ling");
        (await BlockedAsync(number)).ShouldContain("yin-jie");
        (await Office.CaseAsync(number)).Sealed.ShouldBeTrue();
    }

    [Fact]
    public async Task Removal_KeptByAnotherPersonMeanwhile_BeginsAnew()
    {
        var number = await Office.AccusationAsync("bai-ling", "yin-jie");
        await Office.ChangeAccusedAsync("sealed", number, Readings.Named("yin-jie"));
        await Office.ChangeAccusedAsync("sealed2", number, Readings.Named("bai-ling", "yin-jie"));

        await Office.ChangeAccusedAsync("sealed2", number, Readings.Named("yin-jie"));

        (await BlockedAsync(number)).ShouldContain("bai-ling");
    }

    [Fact]
    public async Task Removal_OfOneOfTwoDescriptions_KeepsTheCandidatesOfTheOther()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Of(PetitionClass.Accusation, Readings.Described("王伟")));
        await Office.ChangeAccusedAsync("sealed", number, Both());
        await Office.ChangeAccusedAsync("sealed", number, Readings.Described("王伟", unit: "执法大队"));

        await Office.ChangeAccusedAsync("sealed2", number, Readings.Described("王伟", unit: "执法大队"));

        (await Office.AskAsync(db => db.Accused.CountAsync(a => a.RemovedAt == null))).ShouldBe(1);
        (await BlockedAsync(number)).ShouldContain("wang-wei-urban");

        static JsonObject Both()
        {
            var accused = Readings.Described("王伟");
            accused["described"]!.AsArray().Add(Readings.Described("王伟", unit: "执法大队")["described"]![0]!.DeepClone());
            return accused;
        }
    }

    [Fact]
    public async Task Removal_AccusedAgainLater_IsBlockedAgain()
    {
        var number = await Office.AccusationAsync("bai-ling", "yin-jie");
        await Office.ChangeAccusedAsync("sealed", number, Readings.Named("yin-jie"));
        await Office.ChangeAccusedAsync("sealed2", number, Readings.Named("yin-jie"));

        await Office.ChangeAccusedAsync("sealed", number, Readings.Named("bai-ling", "yin-jie"));

        (await BlockedAsync(number)).ShouldContain("bai-ling");
    }

    [Fact]
    public async Task ChangeAccused_ByAnotherClerk_IsRefused()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);

        await RefusedAsync("accused-by-reader-only", () => Office.ChangeAccusedAsync("clerk2", number, Readings.Named("bai-ling")));
    }

    [Fact]
    public async Task ChangeAccused_OnAnOldVersion_IsAConflict()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        var version = (await Office.CaseAsync(number)).Version;
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("bai-ling"));

        await ConflictAsync("case-changed", () => Office.ChangeAccusedAsync("clerk", number, Readings.Named("yin-jie"), version));
    }

    private async Task<IReadOnlySet<string>> BlockedAsync(string number)
    {
        var id = (await Office.CaseAsync(number)).Id;
        return await Office.As<CaseGuard, IReadOnlySet<string>>(null, guard => guard.BlockedPeopleAsync(id));
    }
}
