using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Deadlines.Changes;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines.Changes;

/// <summary>The ladder stops when somebody it reached takes the matter up, and not before.</summary>
public sealed class AcknowledgeBreachTests : ClockTest
{
    [Fact]
    public async Task Ladder_AcknowledgedAtItsFirstRung_ClimbsNoFurther()
    {
        var (number, clock) = await OverdueAsync();

        await AcknowledgeAsync("officehead", number, clock.Id);
        Office.MoveTo("2026-10-30T09:00");
        await Office.SweepAsync();

        (await Office.AskAsync(db => db.Notices.AnyAsync(n => n.PersonId == "lin-guodong" && n.Code.StartsWith("forward-3-days")))).ShouldBeFalse();
        var acknowledged = await ClockAsync(number, DeadlineBook.ForwardThreeDays);
        (acknowledged.AcknowledgedBy, acknowledged.BreachedAt is null).ShouldBe((World.PersonOf("officehead"), false));
    }

    [Fact]
    public async Task Ladder_AcknowledgedByASecond_KeepsTheFirst()
    {
        var (number, clock) = await OverdueAsync();
        await AcknowledgeAsync("officehead", number, clock.Id);

        await AcknowledgeAsync("leader", number, clock.Id);

        (await ClockAsync(number, DeadlineBook.ForwardThreeDays)).AcknowledgedBy.ShouldBe(World.PersonOf("officehead"));
    }

    [Fact]
    public async Task Acknowledge_BySomebodyTheLadderDidNotReach_IsRefused()
    {
        var (number, clock) = await OverdueAsync();

        await RefusedAsync("not-told", () => AcknowledgeAsync("principal", number, clock.Id));
    }

    [Fact]
    public async Task Acknowledge_BeforeTheBreach_IsRefused()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        var clock = await ClockAsync(number, DeadlineBook.ForwardThreeDays);

        await RefusedAsync("clock-not-overdue", () => AcknowledgeAsync("officehead", number, clock.Id));
    }

    private async Task<(string Number, Deadline Clock)> OverdueAsync()
    {
        var number = await Office.ProposedAsync(Proposals.Refer("urban"));
        Office.MoveTo("2026-09-28T17:31");
        await Office.SweepAsync();
        return (number, await ClockAsync(number, DeadlineBook.ForwardThreeDays));
    }

    private Task AcknowledgeAsync(string account, string number, Guid id) =>
        Office.As<AcknowledgeBreach>(account, acknowledge => acknowledge.RunAsync(number, id, "今日下班前转出"));
}
