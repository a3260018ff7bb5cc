using Microsoft.EntityFrameworkCore;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Visits;

/// <summary>The accused guard at the reception desk (domain.md §10.3 routes 12, 22, 30, 31, 33, 34).</summary>
public sealed class DeskGuardTests : OfficeTest
{
    private const string Receptionist = "chen-jing";

    [Fact]
    public async Task SealedRoom_TakesTheVisitorFromEveryReceptionist()
    {
        var (number, _) = await Office.ArriveAsync(new VisitArrived { Greeting = Greeting.SealedRoom });

        (await Office.SeesAsync("reception", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("reception2", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("sealed", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task SealedRoom_KeepsWhatWasTypedBeforeItWasKnown()
    {
        var (number, _) = await Office.ArriveAsync(Visiting.WangFang with { Greeting = Greeting.SealedRoom });

        (await Office.CaseAsync(number)).Registration!.Title.ShouldBe("小区停水三天");
        (await Office.HasTaskAsync("sealed", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Receptionist_WhoIsAccusedAtHisOwnDesk_LosesTheVisitInThatAct()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket);

        await Office.CompleteAsync("reception", number, "triage", "accusation", Visiting.Accusing(Receptionist));

        (await Office.SeesAsync("reception", number)).ShouldBeFalse();
        (await Office.TaskAsync(number, "interview")).ClaimedBy.ShouldBeNull();
        (await Office.HasTaskAsync("sealed", number)).ShouldBeTrue();
        (await Office.AskAsync(db => db.Visits.SingleAsync())).State.ShouldBe(VisitState.Waiting);
    }

    [Fact]
    public async Task Receptionist_ComplainedAboutInAClaim_IsPassedOverForAColleague()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket);
        await Office.CompleteAsync("reception", number, "triage", "here", Visiting.Here.With("accused", Readings.Named(Receptionist)));

        (await Office.HasTaskAsync("reception", number)).ShouldBeFalse();
        (await Office.HasTaskAsync("reception2", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Queue_OfTheAccused_LooksAsThatOfAnyColleague()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.ArriveAsync(Visiting.WangFang with { Title = "路灯不亮" });
        await Office.CallAsync("reception2", ticket);
        var before = await Office.QueueAsync("reception");

        await Office.CompleteAsync("reception2", number, "triage", "here", Visiting.Here.With("accused", Readings.Named(Receptionist)));

        (await Office.QueueAsync("reception")).ShouldBe(before);
        before[0].Name.ShouldBeNull();
        before[1].Name.ShouldBe("王芳");
    }

    [Fact]
    public Task Queue_ForSomebodyOutsideTheReception_IsNotThere() => Should.ThrowAsync<NotVisible>(() => Office.QueueAsync("urban"));

    [Fact]
    public async Task Screen_ShowsTicketsAndDesksOnly()
    {
        var (_, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket, "3号窗口");

        (await Office.As<VisitQueue, IReadOnlyList<CalledTicket>>(null, queue => queue.CalledAsync())).ShouldBe([new CalledTicket(1, "3号窗口", Office.Now)]);
    }

    [Fact]
    public async Task Visitor_KnownByIdOrName_IsFoundWithHisOpenCases()
    {
        var (number, _) = await Office.ArriveAsync();

        var byId = await FindAsync("reception2", null, "１１０１０１１９９００３０７００１８");
        byId.Visits.ShouldBe(1);
        byId.Cases.Single().Number.ShouldBe(number);
        byId.Cases.Single().IsOpen.ShouldBeTrue();
        (await FindAsync("reception2", "王芳", null)).Cases.Single().ById.ShouldBeFalse();
        (await FindAsync("reception2", "王芳", "110101198501010011")).Cases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Visitor_WhoAccusedTheReceptionist_IsUnknownToHim()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception2", ticket);
        await Office.CompleteAsync("reception2", number, "triage", "here", Visiting.Here.With("accused", Readings.Named(Receptionist)));

        var known = await FindAsync("reception", "王芳", "110101199003070018");

        known.Visits.ShouldBe(0);
        known.Cases.ShouldBeEmpty();
        (await FindAsync("reception2", "王芳", "110101199003070018")).Visits.ShouldBe(1);
    }

    [Fact]
    public async Task Call_ToTheAccusedsUnit_IsRefused()
    {
        var number = await AccusationAsync();

        await RefusedAsync("recipient-blocked", () => Office.CompleteAsync("sealed", number, "decide", "phoneChecked", Call("urban", World.PersonOf("sealed2"))));
    }

    [Fact]
    public async Task Call_AboutAnAccusation_TakesTwo()
    {
        var number = await AccusationAsync();

        await RefusedAsync("sealed-call-needs-two", () => Office.CompleteAsync("sealed", number, "decide", "phoneChecked", Call("health", World.PersonOf("sealed"))));
    }

    [Fact]
    public async Task Accusation_AtTheDesk_IsNeverSettledThere() =>
        await RefusedAsync("outcome-unknown", async () => await Office.CompleteAsync("sealed", await AccusationAsync(), "decide", "answered", Visiting.Answered));

    [Fact]
    public async Task Talk_OfASealedVisit_IsShownToSealedOfficersOnly()
    {
        var number = await AccusationAsync();

        (await Office.As<VisitReader, VisitView>("sealed", reader => reader.RunAsync(number))).Interviews.Count.ShouldBe(1);
        await Should.ThrowAsync<NotVisible>(() => Office.As<VisitReader, VisitView>("reception", reader => reader.RunAsync(number)));
    }

    private async Task<string> AccusationAsync()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket);
        await Office.CompleteAsync("reception", number, "triage", "accusation", Visiting.Accusing(World.ZhengJianguo));
        await Office.CompleteAsync("sealed", number, "interview", "complete", Office.Talk());
        return number;
    }

    private Task<KnownVisitor> FindAsync(string account, string? name, string? idNumber) =>
        Office.As<FindVisitor, KnownVisitor>(account, find => find.RunAsync(name, idNumber));

    private object Call(string unit, string second) => new { unit, spokeWith = "值班员", phone = "5550001", calledAt = Office.Time.GetUtcNow(), asked = "是否属实？", learned = "待查", secondPerson = second };
}
