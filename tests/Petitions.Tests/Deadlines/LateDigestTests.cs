using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

/// <summary>Thousands of rows that fell due while the server was down (intake.md §3 cases 21 and 22).</summary>
public sealed class LateDigestTests : ClockTest
{
    private const int Rows = 5000;

    [Fact]
    [Trait("DeadlineCase", "21")]
    [Trait("DeadlineCase", "22")]
    public async Task Case21_FiveThousandLateOnes_AreOneDigestAndABadOneHoldsUpOnlyItself()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Claim);
        var clock = await ClockAsync(number, DeadlineBook.ForwardThreeDays);
        Office.Tamper("DELETE FROM DueRows");
        await Office.ChangeAsync(db => FallDueAsync(db, clock));
        Office.MoveTo("2026-10-12T09:00");

        (await Office.SweepAsync()).ShouldBe(Rows - 1);

        var told = await Office.As<MyNotices, IReadOnlyList<NoticeLine>>("officehead", mine => mine.ListAsync(12));
        told.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Code.ShouldBe(MyNotices.Digest), line => line.Count.ShouldBe(Rows - 1));
        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.PersonId == "gao-zhenhua" && n.Late))).ShouldBe(Rows - 1);
        (await Office.AskAsync(db => db.Incidents.SingleAsync())).Where.ShouldBe("due:DeadlineStage:rung-1");
        (await Office.AskAsync(db => db.Journal.CountAsync(e => e.Kind == "deadline.stage"))).ShouldBe(Rows - 1);
        (await Office.SweepAsync()).ShouldBe(0);
    }

    /// <summary>The clock of the letter many times over, the first rung of each, and among them one of a clock that does not exist.</summary>
    private static Task FallDueAsync(PetitionsDb db, Deadline clock)
    {
        var rule = DeadlineRules.Load().Of(clock);
        var due = DueDate.Calculate(rule, DeadlineStart.At(clock.StartedAt), EmbeddedCalendars.Load(), OfficeHours.Default);
        var rung = DueDate.Stages(rule, due, EmbeddedCalendars.Load()).Single(stage => stage.Id == "rung-1");
        for (var row = 0; row < Rows; row++)
        {
            var copy = new Deadline { Id = Guid.NewGuid(), CaseId = clock.CaseId, RuleId = clock.RuleId, RuleVersion = clock.RuleVersion, StartedAt = clock.StartedAt };
            copy.Take(due, clock.CalendarEdition);
            if (row != Rows / 2)
                db.Add(copy);
            db.Add(DueRow.Of(copy, rung));
        }
        return Task.CompletedTask;
    }
}
