using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Guard.Routes;

/// <summary>The reception desk, the duty room and the telephone: whoever hears of an accusation first, and who stands by.</summary>
public sealed class AtTheDeskRoutes(RouteOffice routes) : IClassFixture<RouteOffice>
{
    private OfficeWorld Office => routes.Office;

    [Fact]
    public async Task Route14_VisitorAgainstALeader_IsHeardInAnotherRoomAndNeverBroughtBeforeHim()
    {
        var (number, _) = await Office.ArriveAsync(new VisitArrived { Greeting = Greeting.SealedRoom });
        await Office.CompleteAsync("sealed", number, "checkId", "none", new { });
        await Office.CompleteAsync("sealed", number, "register", "registered", new { title = "反映区领导的问题", headcount = 1 });
        await Office.CompleteAsync("sealed", number, "triage", "accusation", Visiting.Accusing(World.GaoZhenhua));
        await Office.CompleteAsync("sealed", number, "interview", "complete", Office.Talk());

        await routes.NobodySeesAsync(number, "leader", "reception", "officehead");
        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "decide", "toLeader", new { method = "presentDirect", target = new { person = World.GaoZhenhua }, reason = "请阅" }));
    }

    [Fact]
    public async Task Route29_LetterBroughtAtNight_IsNotThereForTheDutyLeaderWhomItNames()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("夜间送来：反映罗敏的问题") with { Channel = Channel.Hand }, by: "duty");
        await Office.CompleteAsync("clerk", number, "read", "read", Readings.Accusing("luo-min"));

        await routes.NobodySeesAsync(number, "dutyleader", "duty", "duty2");
        (await Office.HasTaskAsync("sealed", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Route30_DutyOfficerWhoTakesALetter_ReadsItNoMoreOnceItIsIn()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("反映问题") with { Channel = Channel.Hand }, by: "duty");

        await routes.NobodySeesAsync(number, "duty", "duty2");
        await Should.ThrowAsync<NotVisible>(() => Office.As<CaseReader, CaseView>("duty", reader => reader.RunAsync(number)));
    }

    [Fact]
    public async Task Route30_ReceptionistWhomTheVisitorAccuses_TakesHimInAndReadsNothingAfterwards()
    {
        var (number, ticket) = await Office.ArriveAsync(new VisitArrived { Greeting = Greeting.Seated, Title = "反映窗口人员的问题", Headcount = 1 });
        await Office.CallAsync("reception", ticket);

        await Office.CompleteAsync("reception", number, "triage", "accusation", Visiting.Accusing(World.PersonOf("reception")));

        await routes.NobodySeesAsync(number, "reception", "duty", "officehead");
        await Should.ThrowAsync<NotVisible>(() => Office.As<VisitReader, VisitView>("reception", reader => reader.RunAsync(number)));
        await Should.ThrowAsync<NotVisible>(() => Office.As<ReceiveAgain, Visit>("reception", receive => receive.RunAsync(number, new VisitArrived())));
        (await Office.HasTaskAsync("sealed", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Route31_RegisterAndScreenOfTheHall_ShowNoNameAndNoMatter()
    {
        var (number, ticket) = await Office.ArriveAsync(new VisitArrived { Greeting = Greeting.SealedRoom });

        var line = (await Office.QueueAsync("reception")).Single(l => l.Ticket == ticket);
        (line.Number, line.Name, line.Title, line.Headcount, line.TaskId).ShouldBe((null, null, null, null, null));
        (await Office.As<VisitQueue, IReadOnlyList<CalledTicket>>(null, queue => queue.CalledAsync())).ShouldBeEmpty();
        await routes.NobodySeesAsync(number, "reception", "reception2");
    }

    [Fact]
    public async Task Route33_CallToVerify_TakesTwoOfTheHouseAndNeverGoesToTheAccused()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket);
        await Office.CompleteAsync("reception", number, "triage", "accusation", Visiting.Accusing(World.ZhengJianguo));
        await Office.CompleteAsync("sealed", number, "interview", "complete", Office.Talk());

        foreach (var second in new[] { "", World.PersonOf("sealed") })
            await Should.ThrowAsync<Exception>(() => Office.CompleteAsync("sealed", number, "decide", "phoneChecked", Call("health", second)));
        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "decide", "phoneChecked", Call("urban", World.PersonOf("sealed2"))));
        await Office.CompleteAsync("sealed", number, "decide", "phoneChecked", Call("health", World.PersonOf("sealed2")));
    }

    [Fact]
    public async Task Route34_WriterOfAnAccusation_IsWrittenToByNoMailOfTheHousesChoice()
    {
        var number = await Office.ReadAsync(World.SignedAccusation with { Petitioner = World.PetitionerWangFang with { Email = "wang@example.cn" } }, Readings.Accusing(World.ZhengJianguo));

        await Office.As<Petitions.Replies.GiveNotice, string>("sealed", give => give.RunAsync(number, Petitions.Replies.NoticeKind.Acceptance, "已转有权处理机关", null, null));

        (await Office.AskAsync(db => db.Outbox.AnyAsync(m => m.To == "wang@example.cn"))).ShouldBeFalse();
    }

    private object Call(string unit, string second) => new { unit, spokeWith = "值班员", phone = "5550001", calledAt = Office.Time.GetUtcNow(), asked = "是否属实？", learned = "待查", secondPerson = second };
}
