using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Visits;

/// <summary>The rules of the desk: seven requirements, groups, tickets, follow-up visits and ratings.</summary>
public sealed class DeskRulesTests : OfficeTest
{
    public static TheoryData<string, string?, string> Broken => new()
    {
        { "listened", "false", "checkpoint-listen" },
        { "questions", "[]", "data-invalid" },
        { "truthToldAt", "\"2026-09-22T08:00:00+08:00\"", "checkpoint-time" },
        { "readBackAt", "\"2026-09-22T12:00:00+08:00\"", "checkpoint-time" },
        { "confirmation", "\"refused\"", "confirmation-refused-needs-note" },
        { "confirmation", "\"signedOnTablet\"", "signature-missing" },
        { "material", "\"toFollow\"", "material-needs-list" },
        { "policyTold", null, "data-invalid" },
        { "statement", null, "data-invalid" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Interview_WithoutOneOfTheSevenRequirements_IsNotTaken(string field, string? value, string code)
    {
        var number = await Office.TriagedAsync();
        var talk = Office.Talk();
        talk.Remove(field);
        if (value is not null)
            talk[field] = JsonNode.Parse(value);

        await RefusedAsync(code, () => Office.CompleteAsync("reception", number, "interview", "complete", talk));
    }

    [Theory]
    [InlineData(4, 0, null)]
    [InlineData(5, 0, "group-needs-representatives")]
    [InlineData(12, 5, null)]
    [InlineData(12, 6, "representatives-at-most")]
    [InlineData(1, 2, "representatives-of-the-group")]
    public async Task Group_ChoosesOneToFive(int headcount, int representatives, string? code)
    {
        var group = Visiting.WangFang with { Headcount = headcount, Representatives = [.. Enumerable.Range(1, representatives).Select(i => new RepresentativeForm($"代表{i}"))] };

        if (code is not null)
            await RefusedAsync(code, () => Office.ArriveAsync(group));
        else
            (await Office.ArriveAsync(group)).Ticket.ShouldBe(1);
    }

    [Fact]
    public async Task Ticket_CalledByOneDesk_IsNotCalledByAnother()
    {
        var (_, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket);

        await ConflictAsync("visitor-called", () => Office.CallAsync("reception2", ticket));
        await RefusedAsync("nobody-waits", () => Office.CallAsync("reception2"));
    }

    [Fact]
    public async Task Next_IsWhoHasWaitedLongest()
    {
        await Office.ArriveAsync();
        await Office.ArriveAsync();

        (await Office.CallAsync("reception")).Ticket.ShouldBe(1);
        (await Office.CallAsync("reception2")).Ticket.ShouldBe(2);
    }

    [Fact]
    public async Task Ticket_WhoseVisitorDidNotCome_WaitsBehindTheOthers()
    {
        var (_, passed) = await Office.ArriveAsync();
        Office.Time.Advance(TimeSpan.FromMinutes(5));
        var (_, other) = await Office.ArriveAsync();
        await Office.CallAsync("reception", passed);
        await Should.ThrowAsync<NotVisible>(() => PassAsync("reception2", passed));

        Office.Time.Advance(TimeSpan.FromMinutes(5));
        await PassAsync("reception", passed);

        (await Office.QueueAsync("reception")).Single(l => l.Ticket == passed).ShouldSatisfyAllConditions(l => l.State.ShouldBe(VisitState.Waiting), l => l.Passed.ShouldBeTrue());
        (await Office.CallAsync("reception2")).Ticket.ShouldBe(other);
        (await Office.CallAsync("reception2")).Ticket.ShouldBe(passed);
    }

    [Fact]
    public async Task Ticket_WhoseTalkHasBegun_IsNotPassed()
    {
        var (number, ticket) = await Office.ArriveAsync();
        await Office.CallAsync("reception", ticket);
        Office.Time.Advance(TimeSpan.FromMinutes(1));
        await Office.CompleteAsync("reception", number, "triage", "here", Visiting.Here);

        await RefusedAsync("visitor-heard", () => PassAsync("reception", ticket));
    }

    private Task PassAsync(string account, int ticket) => Office.As<PassVisitor>(account, pass => pass.RunAsync(ticket));

    [Fact]
    public async Task FollowUpVisit_IsPaidByAnotherPersonOfTheUnit_WhoMaySettleItAndRecordTheRatings()
    {
        var number = await Office.AnsweredByUnitAsync();
        await Office.CompleteAsync("urbandeputy", number, "planFollowUp", "planned", new { plannedOn = "2026-10-20", script = "供水是否稳定？" });
        (await Office.HasTaskAsync("urban", number)).ShouldBeFalse();
        var rated = new { findings = "用水正常", companion = World.PersonOf("urbandeputy"), officeRating = "satisfied", unitRating = "dissatisfied" };
        await RefusedAsync("dissatisfied-needs-reason", () => Office.CompleteAsync("urban2", number, "followUpVisit", "settled", rated));

        await Office.CompleteAsync("urban2", number, "followUpVisit", "settled", new { rated.findings, rated.companion, rated.officeRating, rated.unitRating, ratingReason = "等了三天" });

        (await Office.OpenStepsAsync(number)).ShouldBe(["archive"]);
        (await Office.AskAsync(db => db.FollowUpVisits.SingleAsync())).PaidBy.ShouldBe(World.PersonOf("urban2"));
        var figures = await Office.As<DeskFigures, VisitFigures>("officehead", f => f.RunAsync(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)));
        figures.Decisions[VisitDecision.Assigned].ShouldBe(1);
        figures.Ratings.Single().Unit[Satisfaction.Dissatisfied].ShouldBe(1);
        figures.Ratings.Single().UnitId.ShouldBe("urban");
    }

    [Fact]
    public async Task IdNumber_AndNames_StandInNoStepOfTheHistory()
    {
        await Office.ArriveAsync(Visiting.WangFang with { Representatives = [new RepresentativeForm("刘洋", null, "110101198501010011")] });

        var history = string.Concat(await Office.AskAsync(db => db.Steps.Select(s => s.DataJson).ToListAsync()));
        history.ShouldNotContain("110101");
        history.ShouldNotContain("刘洋");
        history.ShouldNotContain("王芳");
    }
}
