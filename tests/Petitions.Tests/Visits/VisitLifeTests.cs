using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Visits;

/// <summary>A visitor from the door to the archive (domain.md §9.2).</summary>
public sealed class VisitLifeTests : OfficeTest
{
    [Fact]
    public async Task Arrival_WithEverythingKnown_WaitsForTriage()
    {
        var (number, ticket) = await Office.ArriveAsync();

        ticket.ShouldBe(1);
        (await Office.OpenStepsAsync(number)).ShouldBe(["triage"]);
        var letter = await Office.CaseAsync(number);
        letter.Receipt.Channel.ShouldBe(Channel.Visit);
        letter.Receipt.ReceiptNumber.ShouldBe("访2026-00001");
        (await Office.AskAsync(db => db.Deadlines.SingleAsync())).RuleId.ShouldBe("notice-15-days");
    }

    [Fact]
    public async Task Arrival_WithNothingKnown_IsATicketThatWaitsForItsGreeting() =>
        (await Office.OpenStepsAsync((await Office.ArriveAsync(new VisitArrived())).Number)).ShouldBe(["greet"]);

    [Theory]
    [InlineData("110101199003070018", IdResult.Verified)]
    [InlineData(null, IdResult.None)]
    public async Task Arrival_RegisteredAtOnce_RecordsNoDocumentThatNobodySaw(string? idNumber, IdResult recorded)
    {
        var (number, _) = await Office.ArriveAsync(new VisitArrived { Title = "小区停水三天", Petitioner = new PetitionerForm("王芳", IdNumber: idNumber) });

        var id = (await Office.CaseAsync(number)).Id;
        (await Office.AskAsync(db => db.Visits.Where(v => v.CaseId == id).Select(v => v.IdResult).SingleAsync())).ShouldBe(recorded);
    }

    [Fact]
    public Task Arrival_ByAClerk_IsRefused() => RefusedAsync("visitors-by-reception-only", () => Office.ArriveAsync(by: "clerk"));

    [Fact]
    public async Task Ticket_OfAnotherDay_BeginsWithOne()
    {
        await Office.ArriveAsync();
        (await Office.ArriveAsync()).Ticket.ShouldBe(2);
        Office.MoveTo("2026-09-23T09:00");
        (await Office.ArriveAsync()).Ticket.ShouldBe(1);
    }

    [Theory]
    [InlineData("answered", "written")]
    [InlineData("answered", "oral")]
    [InlineData("explained", "written")]
    public async Task Matter_SettledOnTheSpot_IsToldAndArchived(string decision, string form)
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", decision, decision == "answered" ? Visiting.Answered : new { ground = "policy", answer = "现行政策不允许。", basis = "《城市供水条例》" });
        await Office.CompleteAsync("reception", number, "inform", "told", new { form, route = "当场答复", procedure = "如有异议可再来访" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["archive"]);
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });
        (await Office.CaseAsync(number)).Closing.IsAnswered.ShouldBeTrue();
        (await Office.AskAsync(db => db.Deadlines.SingleAsync())).MetAt.ShouldNotBeNull();
        (await Office.AskAsync(db => db.VisitNotices.SingleAsync())).Number.ShouldBe(form == "oral" ? null : "江信告〔2026〕1号");
    }

    [Fact]
    public async Task Matter_SettledAndNotified_IsArchivedOnlyWhenServed()
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "answered", Visiting.Answered);
        await Office.CompleteAsync("reception", number, "inform", "later", new { reason = "打印机故障" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["notify"]);
        await Office.CompleteAsync("reception2", number, "notify", "served", new { route = "当场答复", procedure = "无", channel = "post", servedAt = Office.Time.GetUtcNow() });
        (await Office.OpenStepsAsync(number)).ShouldBe(["archive"]);
    }

    [Fact]
    public async Task Notice_ThatCannotBeServed_TakesASecondPerson()
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "answered", Visiting.Answered);
        await Office.CompleteAsync("reception", number, "inform", "later", new { reason = "打印机故障" });
        await Office.CompleteAsync("reception", number, "notify", "undeliverable", new { reason = "查无此人" });

        await Office.CompleteAsync("officehead", number, "confirm", "confirmed", new { });
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });
        (await Office.CaseAsync(number)).Closing.NoReplyReason.ShouldBe(NoReplyReason.Undeliverable);
    }

    [Fact]
    public async Task Matter_OfAnotherLevel_IsToldWhereToGoAndByWhatLaw()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync(ticket: ticket);
        await Office.CompleteAsync("reception", number, "triage", "litigation", Visiting.Here.With("goTo", "江湾区人民法院立案庭").With("basis", "《信访工作条例》第三十一条"));
        await Office.CompleteAsync("reception", number, "inform", "told", Visiting.Told);

        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });
        (await Office.CaseAsync(number)).Handling!.Basis.ShouldBe("《信访工作条例》第三十一条");
    }

    [Theory]
    [InlineData(Greeting.WrongPlace, NoReplyReason.WrongPlace)]
    [InlineData(Greeting.Security, NoReplyReason.Security)]
    public async Task Visitor_WhoIsNotHeard_IsConfirmedByASecondPerson(Greeting greeting, NoReplyReason reason)
    {
        var (number, _) = await Office.ArriveAsync(new VisitArrived { Greeting = greeting });

        await Office.CompleteAsync("officehead", number, "confirm", "confirmed", new { });
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });
        (await Office.CaseAsync(number)).Closing.NoReplyReason.ShouldBe(reason);
    }

    [Fact]
    public async Task Matter_Assigned_IsReportedAndTakenBeforeItIsAnswered()
    {
        var number = await Office.AnsweredByUnitAsync();

        (await Office.OpenStepsAsync(number)).ShouldBe(["planFollowUp"]);
        (await Office.CaseAsync(number)).Routing!.ReportDueOn.ShouldBe(new DateOnly(2026, 10, 15));
    }

    [Fact]
    public async Task Report_GivenBack_IsHandledAgain()
    {
        var number = await Office.ReportedAsync();
        await Office.CompleteAsync("clerk", number, "acceptReport", "returned", new { opinion = "未说明何时恢复" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["handle"]);
    }

    [Fact]
    public async Task Filing_NeedsALeaderAndACriterionOfTheOffice()
    {
        var number = await Office.InterviewedAsync();
        await RefusedAsync("filing-unknown", () => Office.CompleteAsync("reception", number, "decide", "filed", Filed("99")));
        await Office.CompleteAsync("reception", number, "decide", "filed", Filed("02"));
        await Office.CompleteAsync("reception", number, "inform", "told", Visiting.Told);

        (await Office.HasTaskAsync("officehead", number)).ShouldBeFalse();
        await Office.CompleteAsync("leader", number, "approve", "approved", new { });
        (await Office.OpenStepsAsync(number)).ShouldBe(["assign"]);
    }

    [Fact]
    public async Task PhoneCheck_IsRecordedAndComesBackToTheDecision()
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "phoneChecked", Call());

        (await Office.TaskAsync(number, "decide")).ClaimedBy.ShouldBe(World.PersonOf("reception"));
        (await Office.AskAsync(db => db.PhoneChecks.SingleAsync())).Learned.ShouldBe("主管爆裂，抢修中");
    }

    [Fact]
    public async Task Coordination_StaysInTheHouse()
    {
        var number = await Office.InterviewedAsync();
        await Office.CompleteAsync("reception", number, "decide", "coordinated", new { with = "江湾街道、城市管理局", agreed = "街道送水，城管局抢修" });
        await Office.CompleteAsync("reception", number, "inform", "told", Visiting.Told);

        (await Office.CaseAsync(number)).Routing!.Method.ShouldBe(DisposalMethod.HandleHere);
        (await Office.OpenStepsAsync(number)).ShouldBe(["approve"]);
    }

    private static object Filed(string criterion) => new { method = "handleHere", reason = "涉及人数众多", criteria = new[] { criterion } };

    private object Call() => new { unit = "urban", spokeWith = "郭燕 科员", phone = "5550001", calledAt = Office.Time.GetUtcNow(), asked = "何时恢复供水？", learned = "主管爆裂，抢修中" };
}
