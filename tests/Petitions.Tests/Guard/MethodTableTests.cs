using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>domain.md §10.2 at work: what is offered, refused and offered instead, and what an accused's word is worth.</summary>
public sealed class MethodTableTests : OfficeTest
{
    [Fact]
    public async Task HeadOfTarget_TheTableOffersTheDisciplineOrganInstead()
    {
        var number = await Office.AccusationAsync();

        var urban = (await TableAsync("sealed", number)).Units.Single(u => u.Unit == "urban");

        (urban.Reason, urban.NextUnit).ShouldBe(("accused-leads-target", "discipline"));
    }

    [Fact]
    public async Task InTarget_OnlyItsHeadIsGivenAnAbstractAndNoMailLiesInTheInbox()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named("guo-yan")));
        (await TableAsync("clerk", number)).Units.Single(u => u.Unit == "urban").Reason.ShouldBe("accused-in-target");
        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("urban")));

        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.ReferToHead("urban"));
        await Office.CompleteAsync("leader2", number, "approve", "approved", new { });
        await RefusedAsync("data-invalid", () => Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" }));
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "abstract" });

        (await Office.HasTaskAsync("urbanhead", number)).ShouldBeTrue();
        (await Office.SeesAsync("urban", number)).ShouldBeFalse("she is accused");
        (await Office.AskAsync(db => db.Outbox.AnyAsync(m => m.UnitId == "urban"))).ShouldBeFalse();
    }

    [Fact]
    public async Task HeadOfTheOrgan_Accused_LeavesTheHouseAtOnce()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Accusing("lin-guodong"));

        // The sealed officers are his people as well.
        (await Office.HasTaskAsync("sealed", number)).ShouldBeFalse();
        (await Office.TaskAsync(number, "route")).UnitId.ShouldBe("discipline");
    }

    [Fact]
    public async Task HeadOfTheOffice_Accused_LeavesOnlyTheWayOutOfTheHouse()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Accusing("sun-lihua"));
        var table = await TableAsync("sealed", number);
        table.NextUnit.ShouldBe("discipline");
        table.Methods.Where(m => m.Method is not DisposalMethod.NoAction).ShouldAllBe(m => m.Reason == "accused-leads-own-organ");
        await Should.ThrowAsync<RuleBroken>(() => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.ReferByLetter("discipline")));

        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
    }

    [Fact]
    public async Task Instruction_OfALeaderWhoIsAccusedSince_IsVoidAtDispatch()
    {
        var number = await Office.ProposedAsync(Proposals.PresentDirect(World.GaoZhenhua));
        await Office.CompleteAsync("leader", number, "instruct", "instructed", Proposals.Refer("health").With("text", "请办理"));
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.GaoZhenhua));
        var sender = await SomebodyWithAsync(number);

        await RefusedAsync("approval-by-accused", () => Office.CompleteAsync(sender, number, "dispatch", "sent", new { form = "original" }));
        await Office.CompleteAsync(sender, number, "dispatch", "returned", new { reason = "重新拟办" });
    }

    [Fact]
    public async Task Instruction_ToHandleHereOfALeaderWhoIsAccusedSince_IsReplacedByWhoAssignsIt()
    {
        var number = await Office.ProposedAsync(Proposals.PresentAbstract("shen-yulan"));
        await Office.CompleteAsync("leader2", number, "instruct", "instructed", Proposals.HandleHere.With("text", "信访局直接办理"));
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named("shen-yulan"));
        var head = await SomebodyWithAsync(number);

        var task = await Office.TaskAsync(number, "assign");
        var person = (await Office.As<Petitions.Tasks.TaskForm, string>(head, async form => (await form.RunAsync(task.Id)).Outcomes.Single().Schema["properties"]!["person"]!["enum"]![0]!.GetValue<string>()));
        await Office.CompleteAsync(head, task.Id, "assigned", new { person });

        var routing = (await Office.CaseAsync(number)).Routing!;
        (routing.Instructed, routing.ProposedBy).ShouldBe((false, World.PersonOf(head)));
    }

    private Task<MethodsView> TableAsync(string account, string number) => Office.As<MethodTable, MethodsView>(account, table => table.RunAsync(number));

    private async Task<string> SomebodyWithAsync(string number)
    {
        foreach (var account in World.Accounts)
            if (await Office.HasTaskAsync(account, number))
                return account;
        throw new InvalidOperationException("nobody has a task of it");
    }
}
