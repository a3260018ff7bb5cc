using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Offices;
using Petitions.Process;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

public sealed class RouteLetterTests : OfficeTest
{
    [Theory]
    [InlineData(DisposalMethod.Refer, "approve")]
    [InlineData(DisposalMethod.ReferByLetter, "approve")]
    [InlineData(DisposalMethod.ReferToHead, "approve")]
    [InlineData(DisposalMethod.HandleHere, "approve")]
    [InlineData(DisposalMethod.NoAction, "approve")]
    [InlineData(DisposalMethod.PresentDirect, "instruct")]
    [InlineData(DisposalMethod.PresentAbstract, "instruct")]
    public async Task Route_AnyMethod_GoesToWhoeverDecides(DisposalMethod method, string next)
    {
        var number = await Office.ProposedAsync(Proposals.Any(method));

        (await Office.OpenStepsAsync(number)).ShouldBe([next]);
        var routing = (await Office.CaseAsync(number)).Routing!;
        (routing.Method, routing.ProposedBy, routing.ApprovedAs).ShouldBe((method, World.PersonOf("clerk"), null));
    }

    [Theory]
    [InlineData(DisposalMethod.Refer, "officehead", "dispatch")]
    [InlineData(DisposalMethod.ReferByLetter, "leader", "dispatch")]
    [InlineData(DisposalMethod.ReferToHead, "leader2", "dispatch")]
    [InlineData(DisposalMethod.HandleHere, "officehead", "assign")]
    [InlineData(DisposalMethod.NoAction, "officehead", "reply")]
    public async Task Approve_ByTheRightRole_GoesOn(DisposalMethod method, string approver, string next)
    {
        var number = await Office.ProposedAsync(Proposals.Any(method));

        await Office.CompleteAsync(approver, number, "approve", "approved", new { opinion = "同意" });

        (await Office.OpenStepsAsync(number)).ShouldBe([next]);
    }

    [Theory]
    [InlineData(DisposalMethod.Refer, "leader")]
    [InlineData(DisposalMethod.ReferByLetter, "officehead")]
    [InlineData(DisposalMethod.ReferToHead, "officehead")]
    [InlineData(DisposalMethod.NoAction, "clerk2")]
    public async Task Approve_ByTheWrongRole_IsNotThere(DisposalMethod method, string account)
    {
        var number = await Office.ProposedAsync(Proposals.Any(method));

        await Should.ThrowAsync<Petitions.Rules.NotVisible>(() => Office.CompleteAsync(account, number, "approve", "approved", new { }));
    }

    [Fact]
    public async Task Approve_OverallImportance_AsksTheSupervisingThenThePrincipalLeader()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"), Readings.Claim.With("overallImportance", true));
        (await Office.TaskAsync(number, "approve")).Role.ShouldBe(Petitions.Access.Role.SupervisingLeader);

        await Office.CompleteAsync("leader", number, "approve", "approved", new { });
        (await Office.TaskAsync(number, "approve")).Role.ShouldBe(Petitions.Access.Role.PrincipalLeader);
        await Office.CompleteAsync("principal", number, "approve", "approved", new { });

        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
    }

    [Fact]
    public async Task Approve_ChangedToAMethodAboveHisRank_GoesToTheLeader()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));

        await Office.CompleteAsync("officehead", number, "approve", "changed", Proposals.ReferToHead("urban"));

        (await Office.TaskAsync(number, "approve")).Role.ShouldBe(Petitions.Access.Role.SupervisingLeader);
        (await Office.CaseAsync(number)).Routing!.Method.ShouldBe(DisposalMethod.ReferToHead);
    }

    [Fact]
    public async Task Approve_ChangedWithinHisRank_IsApprovedAtOnce()
    {
        var number = await Office.ProposedAsync(Proposals.ReferToHead("urban"));

        await Office.CompleteAsync("leader", number, "approve", "changed", Proposals.Refer("health"));

        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
        (await Office.CaseAsync(number)).Routing!.TargetUnit.ShouldBe("health");
    }

    [Fact]
    public async Task Approve_Returned_GoesBackToRouting()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));

        await Office.CompleteAsync("officehead", number, "approve", "returned", new { opinion = "应转卫健局" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["route"]);
    }

    [Fact]
    public async Task Approve_ByThePersonWhoProposed_IsNotThere()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        await Office.ChangeAsync(async db =>
        {
            db.AccountRoles.Add(new() { UserName = "officehead", Role = Petitions.Access.Role.Clerk, From = new(2026, 1, 1) });
            await DirectoryCache.ChangedAsync(db);
        });
        await Office.CompleteAsync("officehead", number, "route", "proposed", Proposals.NoAction());

        await Should.ThrowAsync<Petitions.Rules.NotVisible>(() => Office.CompleteAsync("officehead", number, "approve", "approved", new { }));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        (await Office.OpenStepsAsync(number)).ShouldBe(["reply"]);
    }

    [Fact]
    public async Task Approve_TakenOver_IsInstructedByThatLeader()
    {
        var number = await Office.ProposedAsync(Proposals.ReferByLetter("urban"));

        await Office.CompleteAsync("leader2", number, "approve", "takenOver", new { });

        (await Office.TaskAsync(number, "instruct")).PersonId.ShouldBe(World.PersonOf("leader2"));
        await Should.ThrowAsync<Petitions.Rules.NotVisible>(() => Office.CompleteAsync("leader", number, "instruct", "noted", new { }));
    }

    [Fact]
    public async Task Instruct_ToRefer_NeedsNoOtherApproval()
    {
        var number = await Office.ProposedAsync(Proposals.PresentDirect(World.GaoZhenhua));

        await Office.CompleteAsync("leader", number, "instruct", "instructed", Proposals.Refer("urban").With("text", "请城管局办理"));

        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
    }

    [Fact]
    public async Task Instruct_ToHandleHere_IsAssignedInTheOffice()
    {
        var number = await Office.ProposedAsync(Proposals.PresentAbstract(World.GaoZhenhua));

        await Office.CompleteAsync("leader", number, "instruct", "instructed", Proposals.HandleHere.With("text", "信访局直接办理"));

        var assign = await Office.TaskAsync(number, "assign");
        (assign.UnitId, assign.HeadsOnly).ShouldBe(("petitions", true));
    }

    [Fact]
    public async Task Instruct_ToPresentAgain_IsNotOffered()
    {
        var number = await Office.ProposedAsync(Proposals.PresentDirect(World.GaoZhenhua));

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("leader", number, "instruct", "instructed", Proposals.PresentDirect("shen-yulan").With("text", "请沈区长阅")));
    }

    [Fact]
    public async Task Instruct_Noted_MayCloseAsTheLeadersMatter()
    {
        var number = await Office.ProposedAsync(Proposals.PresentDirect(World.GaoZhenhua));
        await Office.CompleteAsync("leader", number, "instruct", "noted", new { text = "已阅" });
        await Office.CompleteAsync("clerk", number, "reply", "noReply", new { reasonCode = "leaderMatter" });

        await Office.CompleteAsync("officehead", number, "confirm", "confirmed", new { });
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "permanent" });

        (await Office.CaseAsync(number)).Stage.ShouldBe("archived");
    }

    [Theory]
    [InlineData("noActionReason")]
    [InlineData("noActionEvidence")]
    public async Task Route_NoActionWithoutReasonOrEvidence_IsRefused(string missing)
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        var proposal = Proposals.NoAction();
        proposal.Remove(missing);

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", number, "route", "proposed", proposal));
    }

    [Fact]
    public async Task Route_NoActionForAnAccusation_IsNotOffered()
    {
        var number = await Office.AccusationAsync();

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.NoAction()));
    }

    [Theory]
    [InlineData("organ")]
    [InlineData("no-such-unit")]
    [InlineData("court")]
    public async Task Route_ToAUnitNobodySitsIn_IsNotOffered(string unit)
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer(unit)));
    }

    [Fact]
    public async Task Present_ToSomebodyWhoLeadsNothing_IsNotOffered()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);

        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.PresentDirect(World.HuWeimin)));
    }

    [Fact]
    public async Task Approve_OfficeThatRefersWithoutApproval_IsSkipped()
    {
        await using var office = await OfficeWorld.CreateAsync(services =>
            Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<OfficeOptions>(services, o => o.ReferNeedsApproval = false));

        var number = await office.ProposedAsync(Proposals.Refer("urban"));

        (await office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
    }

    [Fact]
    public async Task Approve_WorkflowFileThatAsksTheWrongRole_IsRefused()
    {
        await Office.PublishAsync(Flows.LetterWith(("getRouting().data.approvers[0]", "'clerk'")));
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));

        await RefusedAsync("approver-not-competent", () => Office.CompleteAsync("clerk2", number, "approve", "approved", new { }));
    }

    [Fact]
    public async Task Dispatch_WorkflowFileWithoutApproval_IsRefused()
    {
        // Publishing refuses such a file; the use case must hold even where one lies in the database.
        await Office.ChangeAsync(async db =>
        {
            var latest = await db.WorkflowVersions.Where(v => v.DefinitionId == "letter").OrderByDescending(v => v.Version).FirstAsync();
            var versionId = $"letter:{latest.Version + 1}";
            db.WorkflowVersions.Add(new WorkflowVersion
            {
                VersionId = versionId,
                DefinitionId = latest.DefinitionId,
                Version = latest.Version + 1,
                Json = Flows.LetterWith(("getRouting().data.approvers.length > 0", "false")).ToJsonString(),
                Sha256 = versionId,
                PublishedAt = Office.Now,
            });
        });
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));

        await RefusedAsync("dispatch-without-approval", () => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" }));
        (await Office.AskAsync(db => db.OfficialLetters.AnyAsync())).ShouldBeFalse();
    }
}
