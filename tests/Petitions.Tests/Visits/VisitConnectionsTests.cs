using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Process;
using Petitions.TestKit;
using Petitions.Visits;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Tests.Visits;

/// <summary>Every connection of <c>visit.json</c> is a way that some visitor goes.</summary>
public sealed class VisitConnectionsTests : OfficeTest
{
    private static readonly object Nothing = new { };

    [Fact]
    public async Task Connections_All_AreTakenByOneOfTheseVisits()
    {
        await UnheardAsync();
        await ToldElsewhereAsync();
        await TalkedOverAsync();
        await SealedAsync();
        await AssignedAsync();
        await PresentedAsync();
        await NoActionAsync();

        var taken = (await Office.AskAsync(db => db.WorkflowInstances.Select(i => i.StateJson).ToListAsync()))
            .SelectMany(json => InstanceState.FromJson(json).Taken).Where(t => t.Value > 0).Select(t => t.Key).ToHashSet();
        (await Office.AskAsync(db => db.Incidents.Select(i => i.Cause).ToListAsync())).ShouldBeEmpty();
        All().Except(taken).ShouldBeEmpty();
    }

    /// <summary>Never sat down: refused, confirmed, and one who leaves while he is registered.</summary>
    private async Task UnheardAsync()
    {
        var (number, _) = await Office.ArriveAsync(new VisitArrived { Greeting = Greeting.WrongPlace });
        await Office.CompleteAsync("officehead", number, "confirm", "refused", new { opinion = "请再问清" });
        await DoAsync("reception", number, ("greet", "seated", Nothing), ("checkId", "none", Nothing), ("register", "left", Nothing));
        await DoAsync("officehead", number, ("confirm", "confirmed", Nothing));
        await ArchiveAsync(number);
    }

    private async Task ToldElsewhereAsync()
    {
        foreach (var (outcome, told) in new[] { ("wrongLevel", true), ("litigation", false) })
        {
            var (number, ticket) = await Office.ArriveAsync();
            await Office.CallAsync("reception", ticket);
            await Office.CompleteAsync("reception", number, "triage", outcome, Visiting.Here.With("goTo", "东川市信访局").With("basis", "《信访工作条例》第二十条"));
            await Office.CompleteAsync("reception", number, "inform", told ? "told" : "later", told ? Visiting.Told : new { reason = "来访人有急事" });
            if (!told)
            {
                await DoAsync("reception", number, ("notify", "undeliverable", new { reason = "退回" }));
                await DoAsync("officehead", number, ("confirm", "refused", new { opinion = "再寄一次" }));
                await DoAsync("reception", number, ("notify", "undeliverable", new { reason = "又退回" }));
                await DoAsync("officehead", number, ("confirm", "confirmed", Nothing));
            }
            await ArchiveAsync(number);
        }
    }

    /// <summary>More to ask, a call, and settled: once told at the desk, once served later.</summary>
    private async Task TalkedOverAsync()
    {
        var number = await Office.TriagedAsync();
        await DoAsync("reception", number,
            ("interview", "supplement", Office.Talk().With("missing", "缴费凭证")), ("interview", "complete", Office.Talk()), ("decide", "returned", new { reason = "再问物业" }),
            ("interview", "complete", Office.Talk()), ("decide", "phoneChecked", Call), ("decide", "answered", Visiting.Answered), ("inform", "told", Visiting.Told));
        await DoAsync("archivist", number, ("archive", "returned", new { step = "handle", missing = "处理经过" }));
        await DoAsync("clerk", number, ("handle", "done", LetterLife.Work));
        await DoAsync("officehead", number, ("signOff", "signed", Nothing));
        await DoAsync("clerk", number, ("reply", "replied", Reply), ("planFollowUp", "planned", Plan));
        await DoAsync("clerk2", number, ("followUpVisit", "settled", Findings));
        await DoAsync("archivist", number, ("archive", "returned", new { step = "reply", missing = "送达回证" }));
        await DoAsync("clerk", number, ("reply", "replied", Reply), ("planFollowUp", "planned", Plan));
        await DoAsync("clerk2", number, ("followUpVisit", "unreachable", Findings));
        await ArchiveAsync(number);

        var later = await Office.InterviewedAsync();
        await DoAsync("reception", later, ("decide", "answered", Visiting.Answered), ("inform", "later", new { reason = "停电" }), ("notify", "served", Served));
        await ArchiveAsync(later);
    }

    private async Task SealedAsync()
    {
        var (number, _) = await Office.ArriveAsync(new VisitArrived { Greeting = Greeting.SealedRoom });
        await DoAsync("sealed", number, ("checkId", "none", Nothing), ("register", "registered", new { title = "反映问题", headcount = 1 }), ("triage", "accusation", Visiting.Accusing(World.ZhengJianguo)));
        await DoAsync("sealed", number, ("interview", "complete", Office.Talk()));
        (await Office.OpenStepsAsync(number)).ShouldBe(["decide"]);
    }

    /// <summary>交办 with every way back, to the follow-up visit that finds it unsolved.</summary>
    private async Task AssignedAsync()
    {
        var number = await Office.InterviewedAsync();
        await DoAsync("reception", number, ("decide", "assigned", Visiting.Assigned), ("inform", "later", new { reason = "待领导审批" }), ("notify", "served", Served));
        await DoAsync("officehead", number, ("approve", "returned", new { opinion = "改为函转" }));
        await DoAsync("clerk", number, ("route", "proposed", Proposals.ReferByLetter("urban")));
        await DoAsync("leader", number, ("approve", "approved", Nothing));
        await DoAsync("clerk", number, ("dispatch", "returned", new { reason = "改为批转" }), ("route", "proposed", Proposals.ReferToHead("urban")));
        await DoAsync("leader", number, ("approve", "takenOver", Nothing), ("instruct", "returned", new { text = "转办即可" }));
        await DoAsync("clerk", number, ("route", "proposed", Proposals.ReferToHead("urban")));
        await DoAsync("leader", number, ("approve", "approved", Nothing));
        await DoAsync("clerk", number, ("dispatch", "sent", new { form = "original" }));
        await DoAsync("urbanhead", number, ("acknowledge", "objected", new { reason = "不属我局职责" }));

        var report = await Office.ReportedAsync();
        await DoAsync("clerk", report, ("acceptReport", "returned", new { opinion = "补充" }));
        await DoAsync("urban", report, ("handle", "returned", new { reason = "换人" }));
        await DoAsync("urbandeputy", report, ("assign", "assigned", new { person = World.PersonOf("urban") }));
        await DoAsync("urban", report, ("handle", "done", LetterLife.Work));
        await DoAsync("urbandeputy", report, ("signOff", "returned", new { opinion = "再核实" }));
        await DoAsync("urban", report, ("handle", "done", LetterLife.Work));
        await DoAsync("urbandeputy", report, ("signOff", "signed", Nothing));
        await DoAsync("urban", report, ("report", "reported", new { report = "已恢复" }));
        await DoAsync("clerk", report, ("acceptReport", "accepted", Nothing));
        await DoAsync("urban", report, ("reply", "replied", Reply));
        await DoAsync("urbandeputy", report, ("planFollowUp", "planned", Plan));
        await DoAsync("urban2", report, ("followUpVisit", "calming", Findings));
        await DoAsync("urbandeputy", report, ("planFollowUp", "planned", Plan));
        await DoAsync("urban2", report, ("followUpVisit", "unsolved", Findings));
        (await Office.OpenStepsAsync(report)).ShouldBe(["handle"]);
    }

    private async Task PresentedAsync()
    {
        var noted = await Office.InterviewedAsync();
        await DoAsync("reception", noted, ("decide", "toLeader", ToLeader), ("inform", "told", Visiting.Told));
        await DoAsync("leader", noted, ("instruct", "noted", Nothing));
        await DoAsync("clerk", noted, ("reply", "noReply", new { reasonCode = "leaderMatter" }));
        await DoAsync("officehead", noted, ("confirm", "refused", new { opinion = "应当答复" }));
        await DoAsync("clerk", noted, ("reply", "noReply", new { reasonCode = "leaderMatter" }));
        await DoAsync("officehead", noted, ("confirm", "confirmed", Nothing));
        await DoAsync("archivist", noted, ("archive", "returned", new { step = "followUp", missing = "回访" }));

        var here = await Office.InterviewedAsync();
        await DoAsync("reception", here, ("decide", "toLeader", ToLeader), ("inform", "told", Visiting.Told));
        await DoAsync("leader", here, ("instruct", "instructed", Proposals.HandleHere.With("text", "请信访局直接协调")));
        (await Office.OpenStepsAsync(here)).ShouldBe(["assign"]);

        var letter = await Office.InterviewedAsync();
        await DoAsync("reception", letter, ("decide", "toLeader", ToLeader), ("inform", "told", Visiting.Told));
        await DoAsync("leader", letter, ("instruct", "instructed", Proposals.ReferByLetter("urban").With("text", "函转城管局")));
        (await Office.OpenStepsAsync(letter)).ShouldBe(["dispatch"]);
    }

    private async Task NoActionAsync()
    {
        var number = await Office.InformedAsync();
        await DoAsync("officehead", number, ("approve", "changed", Proposals.NoAction()));
        (await Office.OpenStepsAsync(number)).ShouldBe(["reply"]);
    }

    private async Task DoAsync(string account, string number, params (string Step, string Outcome, object Data)[] steps)
    {
        foreach (var (step, outcome, data) in steps)
            await Office.CompleteAsync(account, number, step, outcome, data);
    }

    private Task ArchiveAsync(string number) => DoAsync("archivist", number, ("archive", "archived", new { retention = "tenYears" }));

    private object Call => new { unit = "urban", spokeWith = "郭燕", phone = "5550001", calledAt = Office.Time.GetUtcNow(), asked = "何时恢复？", learned = "明天" };

    private object Reply => new { text = "已恢复供水。", channel = "phone", servedAt = Office.Time.GetUtcNow() };

    private object Served => new { route = "转办", procedure = "六十日", channel = "post", servedAt = Office.Time.GetUtcNow() };

    private static object Plan => new { plannedOn = "2026-10-20", script = "供水是否稳定？" };

    private static object Findings => new { findings = "已入户走访。" };

    private static JsonObject ToLeader => Proposals.PresentAbstract(World.GaoZhenhua).With("reason", "影响面大");

    private static HashSet<string> All() =>
        WorkflowDefinitionReader.Read(File.ReadAllText(Path.Combine(WorkflowFolder.Find(), "visit.json")), ActivityRegistry.BuiltIn())
            .AllActivities.SelectMany(a => a.Connections.Select(c => $"{a.NodeId}/{c.Key}")).ToHashSet();
}
