using Microsoft.EntityFrameworkCore;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Visits;

/// <summary>续访: whoever comes again about an open case (V-03).</summary>
public sealed class LaterVisitTests : OfficeTest
{
    [Fact]
    public async Task LaterVisit_OfACaseInHand_IsCountedShownAndToldToWhoeverWorksOnIt()
    {
        var number = await InHandAsync();
        var visit = await AgainAsync("reception", number);
        (await Office.QueueAsync("reception2")).Single(l => l.Ticket == visit.Ticket).LaterVisit.ShouldBe(visit.Id);

        var called = await Office.CallAsync("reception2", visit.Ticket);
        called.TaskId.ShouldBeNull();
        await HearAsync("reception2", visit.Id, "供水还没有恢复。", "已转告城管局。");

        var seen = await Office.As<VisitReader, VisitView>("urban", reader => reader.RunAsync(number));
        seen.Visits.Count.ShouldBe(2);
        seen.Visits[1].ShouldSatisfyAllConditions(v => v.Said.ShouldBe("供水还没有恢复。"), v => v.Told.ShouldBe("已转告城管局。"), v => v.State.ShouldBe(VisitState.Done));
        seen.VisitCount.ShouldBe(2);
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "visitor-again").Select(n => n.PersonId).ToListAsync())).ShouldBe([World.PersonOf("urban")]);
        (await Office.As<FindVisitor, KnownVisitor>("reception", find => find.RunAsync(null, "110101199003070018"))).Visits.ShouldBe(2);
    }

    [Fact]
    public async Task LaterVisit_WhileTheDeskStillHasAStep_LeadsToThatStep()
    {
        var number = await Office.TriagedAsync();
        await Office.CompleteAsync("reception", number, "interview", "supplement", Office.Talk().With("missing", "缴费凭证"));
        Office.Time.Advance(TimeSpan.FromMinutes(5));
        var visit = await AgainAsync("reception2", number);

        var called = await Office.CallAsync("reception", visit.Ticket);

        called.Step.ShouldBe("interview");
        await RefusedAsync("visit-again-at-step", () => HearAsync("reception", visit.Id, "凭证带来了。", "继续接谈。"));
        await Office.CompleteAsync("reception", number, "interview", "complete", Office.Talk());
    }

    [Fact]
    public async Task LaterVisit_OfACaseThatAccusesTheReceptionist_IsNotThereForHim()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception2", ticket);
        await Office.CompleteAsync("reception2", number, "triage", "here", Visiting.Here.With("accused", Readings.Named(World.PersonOf("reception"))));
        await Office.CompleteAsync("reception2", number, "interview", "supplement", Office.Talk().With("missing", "缴费凭证"));
        Office.Time.Advance(TimeSpan.FromMinutes(5));

        await Should.ThrowAsync<NotVisible>(() => AgainAsync("reception", number));
        var visit = await AgainAsync("reception2", number);

        (await Office.QueueAsync("reception")).Single(l => l.Ticket == visit.Ticket).ShouldSatisfyAllConditions(l => l.LaterVisit.ShouldBeNull(), l => l.Name.ShouldBeNull(), l => l.Number.ShouldBeNull());
        await ConflictAsync("visitor-called", () => Office.CallAsync("reception", visit.Ticket));
    }

    [Fact]
    public async Task LaterVisit_WhoseCaseComesToAccuseWhoeverHearsIt_IsTakenFromHim()
    {
        var number = await InHandAsync();
        var visit = await AgainAsync("reception", number);
        await Office.CallAsync("reception2", visit.Ticket);

        await Office.ChangeAccusedAsync("reception", number, Readings.Named([World.PersonOf("reception2")]));

        await Should.ThrowAsync<NotVisible>(() => HearAsync("reception2", visit.Id, "他不理我。", "会转告。"));
    }

    [Fact]
    public async Task LaterVisit_NeedsAnOpenCaseAndOneTicketAtATime()
    {
        var number = await InHandAsync();
        var visit = await AgainAsync("reception", number);

        await RefusedAsync("visitor-here-already", () => AgainAsync("reception2", number));
        await Office.CallAsync("reception", visit.Ticket);
        await RefusedAsync("visit-again-needs-words", () => HearAsync("reception", visit.Id, "供水还没有恢复。", " "));
        await Should.ThrowAsync<NotVisible>(() => HearAsync("reception2", visit.Id, "话", "话"));
        await RefusedAsync("visitors-by-reception-only", () => AgainAsync("clerk", number));

        var closed = await ClosedAsync();
        await RefusedAsync("visit-of-closed-case", () => AgainAsync("reception", closed));
    }

    private async Task<string> InHandAsync()
    {
        var number = await Office.InformedAsync();
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
        await Office.CompleteAsync("urbandeputy", number, "assign", "assigned", new { person = World.PersonOf("urban") });
        return number;
    }

    private async Task<string> ClosedAsync()
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "answered", Visiting.Answered);
        await Office.CompleteAsync("reception", number, "inform", "told", Visiting.Told);
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });
        return number;
    }

    private Task<Visit> AgainAsync(string account, string number) =>
        Office.As<ReceiveAgain, Visit>(account, receive => receive.RunAsync(number, new VisitArrived { IdResult = IdResult.Verified }));

    private Task HearAsync(string account, Guid visit, string said, string told) =>
        Office.As<HearAgain>(account, hear => hear.RunAsync(visit, said, told));
}
