using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

/// <summary>Which step of a letter starts, meets and ends which clock (domain.md §9.1).</summary>
public sealed class LetterClockTests : ClockTest
{
    [Fact]
    public async Task Referral_Sent_StartsFiveWorkdaysToObject()
    {
        var number = await Office.SentAsync();

        // 22 September is a Tuesday; 25 to 27 are off, 1 to 7 October too.
        (await ClockAsync(number, DeadlineBook.Objection)).Due.ShouldBe(Day("2026-09-30"));
    }

    [Fact]
    [Trait("DeadlineCase", "14")]
    public async Task Referral_SentAgainAfterAnObjection_HasDaysOfItsOwn()
    {
        var number = await Office.SentAsync();
        Office.MoveTo("2026-09-23T09:00");
        await Office.CompleteAsync("urban", number, "acknowledge", "objected", new { reason = "不属本单位职责" });
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("health"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        var clocks = await Office.AskAsync(db => db.Deadlines.AsNoTracking().Where(d => d.RuleId == DeadlineBook.Objection).OrderBy(d => d.StartedAt).ToListAsync());
        (clocks.Count, clocks[0].MetAt, clocks[1].IsRunning).ShouldBe((2, Office.Now, true));
        (await Office.AskAsync(db => db.Deadlines.CountAsync(d => d.RuleId == DeadlineBook.ForwardThreeDays))).ShouldBe(1);
    }

    [Fact]
    [Trait("DeadlineCase", "12")]
    public async Task Handling_StartsWithAcceptanceAndIsMetByService()
    {
        var number = await Office.SignedAsync();
        var handling = await ClockAsync(number, DeadlineBook.Handling);
        (handling.StartedAt, handling.IsRunning).ShouldBe((Office.Now, true));
        (await ClockAsync(number, DeadlineBook.Serving)).IsRunning.ShouldBeTrue();

        await Office.ReplyAsync("urban", number);

        foreach (var rule in new[] { DeadlineBook.Handling, DeadlineBook.Serving, DeadlineBook.Notice })
            (await ClockAsync(number, rule)).MetAt.ShouldBe(Office.Now, rule);
        (await ClockAsync(number, DeadlineBook.FollowUp)).IsRunning.ShouldBeTrue();
    }

    [Fact]
    [Trait("DeadlineCase", "13")]
    public async Task Handling_AgainAfterADissatisfiedFollowUp_RunsAnewAndKeepsTheFirst()
    {
        var number = await Office.RepliedAsync();
        Office.MoveTo("2026-09-23T09:00");

        await Office.CompleteAsync("urban2", number, "followUp", "dissatisfied", new { notes = "仍有夜间施工" });

        var clocks = await Office.AskAsync(db => db.Deadlines.AsNoTracking().Where(d => d.RuleId == DeadlineBook.Handling).OrderBy(d => d.StartedAt).ToListAsync());
        clocks.Select(d => d.IsRunning).ShouldBe([false, true]);
        clocks[1].StartedAt.ShouldBe(Office.Now);
        (await ClockAsync(number, DeadlineBook.FollowUp)).MetAt.ShouldBe(Office.Now);
    }

    [Fact]
    public async Task Archive_EndsWhateverStillRuns()
    {
        var number = await Office.RepliedAsync();
        await Office.CompleteAsync("urban2", number, "followUp", "satisfied", new { notes = "满意" });
        await Office.CompleteAsync("archivist", number, "archive", "archived", new { retention = "tenYears" });

        (await Office.AskAsync(db => db.Deadlines.AnyAsync(d => d.MetAt == null && d.EndedAt == null))).ShouldBeFalse();
        (await Office.AskAsync(db => db.DueRows.AnyAsync(r => r.DeadlineId != null && r.DoneAt == null))).ShouldBeFalse();
    }

    [Fact]
    [Trait("DeadlineCase", "17")]
    public async Task Notice_OfAWriterNobodyKnows_Ends()
    {
        var number = await Office.ReceiveAsync(World.AnonymousAccusation);

        (await ClockAsync(number, DeadlineBook.Notice)).EndReason.ShouldBe("writer-unreachable");
    }

    [Fact]
    [Trait("DeadlineCase", "18")]
    public async Task Service_EnteredAfterTheBreachButDoneBefore_WithdrawsIt()
    {
        var number = await Office.SignedAsync();
        Office.MoveTo("2026-11-24T09:00");
        await Office.SweepAsync();
        (await ClockAsync(number, DeadlineBook.Handling)).BreachedAt.ShouldNotBeNull();

        await Office.CompleteAsync("urban", number, "reply", "replied", new { text = "已解决。", channel = "post", servedAt = World.At("2026-11-20T10:00") });

        var handling = await ClockAsync(number, DeadlineBook.Handling);
        (handling.MetAt, handling.BreachedAt, handling.BreachWithdrawnAt).ShouldBe((World.At("2026-11-20T10:00").UtcDateTime, null, Office.Now));
    }

    [Fact]
    public async Task Breach_OfTheHandlingUnit_IsToldToItsOwnHeadsOnly()
    {
        await Office.AssignedAsync();
        Office.MoveTo("2026-11-24T09:00");

        await Office.SweepAsync();

        var told = await Office.AskAsync(db => db.Notices.Where(n => n.Code == "handle-60-days:due").Select(n => n.PersonId).ToListAsync());
        told.ShouldContain(World.ZhengJianguo);
        told.ShouldNotContain(World.PersonOf("healthhead"));
    }
}
