using Microsoft.EntityFrameworkCore;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.TestKit;

namespace Petitions.Tests.Guard.Routes;

/// <summary>Routes 1 to 11: whom a case is assigned, sent or copied to, and who stands behind him.</summary>
public sealed class WhoGetsItRoutes : RouteTest
{
    [Fact]
    public async Task Route01_DirectAssignment_IsNeitherOfferedNorTaken()
    {
        var number = await Office.SentAsync();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("lu-bin"));
        var task = await Office.TaskAsync(number, "assign");

        var form = await Office.As<TaskForm, string>("urbandeputy", async f => (await f.RunAsync(task.Id)).Outcomes.Single().Schema.ToJsonString());

        form.ShouldNotContain("lu-bin");
        form.ShouldContain("guo-yan");
        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("urbandeputy", task.Id, "assigned", new { person = "lu-bin" }));
    }

    [Fact]
    public async Task Route02_UnitHeadedByTheAccused_IsClosedWithWhatIsBelowIt()
    {
        var number = await Office.AccusationAsync();

        foreach (var unit in new[] { "urban", "urban-enforcement" })
            await RefusesAsync(number, unit);
    }

    [Theory]
    [InlineData("hu-weimin")]
    [InlineData("deng-hui")]
    public async Task Route03_UnitWhereTheAccusedIsDeputyOrInThePartyGroup_IsClosed(string accused) =>
        await RefusesAsync(await Office.AccusationAsync(accused), "urban");

    [Fact]
    public async Task Route03_UnitOfWhichTheAccusedIsPartySecretary_IsClosed() =>
        await RefusesAsync(await Office.AccusationAsync("fu-zhengping"), "health");

    [Fact]
    public async Task Route04_Subordinates_NeitherHandleNorApprove()
    {
        var number = await Office.AssignedAsync();

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("hu-weimin"));

        await NobodySeesAsync(number, "urban", "urban2", "urbandeputy");
    }

    [Fact]
    public async Task Route05_LeaderByPortfolioAccused_ClosesHisUnitsAndAnotherLeaderApproves()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua);
        foreach (var unit in new[] { "urban", "police", "transport", "housing" })
            await RefusesAsync(number, unit);

        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.ReferByLetter("discipline"));

        (await Office.TaskAsync(number, "approve")).PersonId.ShouldBeOneOf("shen-yulan", "lin-guodong");
    }

    [Fact]
    public async Task Route06_DelegateOfTheAccused_HasNoRightFromHim()
    {
        var number = await Office.SentAsync();
        await Office.ChangeOfficeAsync(db => db.Delegations.Add(new() { FromPersonId = World.ZhengJianguo, ToPersonId = "yin-jie", Reason = "休假", From = Today }));

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        await NobodySeesAsync(number, "health");
    }

    [Fact]
    public async Task Route07_AccusedStandsInForSomebodyCleared_SealedWorkPassesBoth()
    {
        var number = await Office.AccusationAsync();
        await Office.ChangeOfficeAsync(db => db.Delegations.Add(new() { FromPersonId = "han-xue", ToPersonId = World.ZhengJianguo, Reason = "代班", From = Today, To = Today.AddDays(2) }));

        // Her colleague of the same small office is now the accused's colleague as well.
        await NobodySeesAsync(number, "sealed", "sealed2", "urbanhead");
        (await Office.HasTaskAsync("sealedhead", number)).ShouldBeTrue();
        Office.Time.Advance(TimeSpan.FromDays(2));
        (await Office.HasTaskAsync("sealed", number)).ShouldBeTrue("the stand-in is over");
    }

    [Fact]
    public async Task Route08_SecretaryOfTheAccused_IsHardLikeHim()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua);

        var sheet = await Office.As<GuardSheet, GuardSheetView>("sealed", s => s.RunAsync(number));

        sheet.Blocked.ShouldContain(b => b.PersonId == "xu-wenbo" && b.Relation == StandingRelation.Secretary && b.Level == BlockLevel.Hard);
    }

    [Fact]
    public async Task Route09_ApproverIsTheAccused_AnotherIsAskedAndTheStepIsNotSkipped()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("health"));

        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("sun-lihua"));

        await NobodySeesAsync(number, "officehead");
        (await Office.OpenStepsAsync(number)).ShouldBe(["approve"]);
    }

    [Fact]
    public async Task Route09_ApproverAccusedAfterHeOpenedTheTask_IsToldNothingAtHisClick()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("health"));
        var task = (await Office.TaskAsync(number, "approve")).Id;
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("sun-lihua"));

        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("officehead", task, "approved", new { }));
    }

    [Fact]
    public async Task Route11_CopyToTheAccused_StopsTheWholeDispatch()
    {
        var number = await Office.ApprovedAsync("health");
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("gu-wenhua"));

        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original", copies = new[] { "police", "education" } }));

        (await Office.AskAsync(db => db.OfficialLetters.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Route38_UrgingOfAnAccusedHead_GoesToSomebodyElse()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("health"));
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("sun-lihua"));

        Office.MoveTo("2026-09-28T18:00");
        await Office.SweepAsync();

        var told = await Office.AskAsync(db => db.Notices.Select(n => n.PersonId).Distinct().ToListAsync());
        told.ShouldNotBeEmpty();
        told.ShouldNotContain("sun-lihua");
    }

    [Fact]
    public async Task Route39_AccusedOfTheOrganAbove_TheNextHigherIsOpen()
    {
        var number = await Office.AccusationAsync("tan-zhengyi");

        await RefusesAsync(number, "discipline");
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("higher"));
    }
}
