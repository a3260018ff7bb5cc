using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

public sealed class DeadlineBookTests : OfficeTest
{
    [Fact]
    public async Task Start_AtReceipt_CountsFromTheReceiptNotFromTheRegistration()
    {
        Office.MoveTo("2026-09-24T09:00");
        var number = await Office.ReceiveAsync(World.Noise with { ReceivedAt = World.At("2026-09-22T16:00") });

        var deadline = await ForwardAsync(number);
        (deadline.Raw, deadline.Due).ShouldBe((new DateOnly(2026, 9, 25), new DateOnly(2026, 9, 28)));
        deadline.DueAt.ShouldBe(World.At("2026-09-28T17:30").UtcDateTime);
    }

    [Fact]
    public async Task Start_SameRuleAgain_ChangesNothing()
    {
        var number = await Office.ReceiveAsync(World.Noise);
        var before = await ForwardAsync(number);

        var letter = await Office.CaseAsync(number);
        await InActAsync(async book =>
        {
            await book.StartAsync(letter, DeadlineBook.ForwardThreeDays);
            await book.StartAsync(letter, DeadlineBook.ForwardThreeDays);
        });

        (await ForwardAsync(number)).Id.ShouldBe(before.Id);
    }

    [Fact]
    public async Task Start_RuleThatDoesNotExist_IsRefusedAndNothingIsReceived()
    {
        await Office.PublishAsync(Flows.LetterWith(("'forward-3-days'", "'forward-3-weeks'")));

        await RefusedAsync("deadline-rule-unknown", () => Office.ReceiveAsync(World.Noise));
        (await Office.AskAsync(db => db.Cases.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Meet_InTime_SilencesTheRestAndBreaksNothing()
    {
        var number = await Office.SentAsync();

        var deadline = await ForwardAsync(number);
        (deadline.MetAt, deadline.BreachedAt).ShouldBe((Office.Now, null));
        (await RowsAsync(deadline)).ShouldAllBe(row => row.Result == "met");
    }

    [Fact]
    public async Task Meet_AfterTheCloseBeforeTheSweepCameBy_IsABreachOnRecord()
    {
        var number = await Office.ApprovedAsync();
        Office.MoveTo("2026-09-28T17:31");

        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        var deadline = await ForwardAsync(number);
        (deadline.MetAt, deadline.BreachedAt).ShouldBe((Office.Now, Office.Now));
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "deadline.breached"))).ShouldBe(1);
    }

    [Fact]
    public async Task Meet_AtTheStrokeOfTheClose_IsInTime()
    {
        var number = await Office.ApprovedAsync();
        Office.MoveTo("2026-09-28T17:30");

        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        (await ForwardAsync(number)).BreachedAt.ShouldBeNull();
    }

    [Theory]
    [Trait("DeadlineCase", "17")]
    [InlineData("handleHere")]
    [InlineData("noAction")]
    public async Task End_MethodThatSendsNothing_EndsWithTheReason(string method)
    {
        var number = await Office.ProposedAsync(method == "noAction" ? Proposals.NoAction() : Proposals.HandleHere);
        (await ForwardAsync(number)).IsRunning.ShouldBeTrue();

        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });

        var deadline = await ForwardAsync(number);
        (deadline.EndReason, deadline.MetAt).ShouldBe(("nothing-to-send", null));
        (await RowsAsync(deadline)).ShouldAllBe(row => row.Result == "ended");
    }

    [Fact]
    public async Task End_ApproverChangesToALeader_RunsOnUntilTheLeaderHasDecided()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));

        await Office.CompleteAsync("officehead", number, "approve", "changed", Proposals.PresentDirect(World.GaoZhenhua));
        (await ForwardAsync(number)).IsRunning.ShouldBeTrue();
        await Office.CompleteAsync("leader", number, "instruct", "noted", new { });

        (await ForwardAsync(number)).EndReason.ShouldBe("nothing-to-send");
    }

    [Fact]
    [Trait("DeadlineCase", "13")]
    public async Task Reopen_SentAfterAll_RunsOnAtItsOldDate()
    {
        var number = await Office.ProposedAsync(Proposals.PresentDirect(World.GaoZhenhua));
        var before = await ForwardAsync(number);
        await InActAsync(book => book.EndAsync(before.CaseId, DeadlineBook.ForwardThreeDays, "nothing-to-send"));

        await Office.CompleteAsync("leader", number, "instruct", "instructed", Proposals.Refer("urban").With("text", "请办理"));

        var deadline = await ForwardAsync(number);
        (deadline.IsRunning, deadline.DueAt).ShouldBe((true, before.DueAt));
        (await RowsAsync(deadline)).ShouldAllBe(row => row.DoneAt == null);
    }

    [Fact]
    public async Task Reopen_StagesThatFiredBefore_StayFired()
    {
        var number = await Office.ProposedAsync(Proposals.PresentDirect(World.GaoZhenhua));
        Office.MoveTo("2026-09-24T09:00");
        await Office.SweepAsync();
        await Office.CompleteAsync("leader", number, "instruct", "noted", new { });
        var deadline = await ForwardAsync(number);

        await InActAsync(book => book.ReopenAsync(deadline.CaseId, [DeadlineBook.ForwardThreeDays]));

        (await RowsAsync(deadline)).Where(row => row.DoneAt is not null).Select(row => row.Stage).ShouldBe(["reminder"]);
    }

    private Task InActAsync(Func<DeadlineBook, Task> act) => Office.AsAsync(null, async scope =>
    {
        await scope.GetRequiredService<Transactions>().RunAsync(() => act(scope.GetRequiredService<DeadlineBook>()));
        return true;
    });

    private Task<Deadline> ForwardAsync(string number) => Office.AskAsync(db => db.Deadlines.AsNoTracking()
        .SingleAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays && db.Cases.Any(c => c.Id == d.CaseId && c.Number == number)));

    private Task<List<DueRow>> RowsAsync(Deadline deadline) =>
        Office.AskAsync(db => db.DueRows.AsNoTracking().Where(r => r.DeadlineId == deadline.Id).OrderBy(r => r.DueAt).ToListAsync());
}
