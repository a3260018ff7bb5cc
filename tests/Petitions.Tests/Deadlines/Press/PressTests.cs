using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.Deadlines.Press;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines.Press;

/// <summary>催办函 and 督办函 from a clock of the handling unit that is overdue since 23 November.</summary>
public sealed class PressTests : ClockTest
{
    [Fact]
    public async Task Urge_OfAnOverdueUnit_IsNumberedAndTellsItsHeads()
    {
        var (number, clock) = await OverdueAsync();

        (await PressAsync("clerk", number, clock.Id, PressKind.Urge)).ShouldBe("江信催〔2026〕1号");
        (await PressAsync("clerk", number, clock.Id, PressKind.Urge)).ShouldBe("江信催〔2026〕2号");

        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "press:urged").Select(n => n.PersonId).Distinct().ToListAsync())).ShouldContain(World.ZhengJianguo);
        (await Office.AskAsync(db => db.Deadlines.AnyAsync(d => d.RuleId == DeadlineBook.Supervision))).ShouldBeFalse();
    }

    [Fact]
    public async Task Supervise_DemandsAnAnswerWithinItsOwnClock()
    {
        var (number, clock) = await OverdueAsync();

        (await PressAsync("officehead", number, clock.Id, PressKind.Supervise)).ShouldBe("江信督〔2026〕1号");
        var letter = await Office.AskAsync(db => db.PressLetters.AsNoTracking().SingleAsync());
        letter.AnswerDue.ShouldBe((await ClockAsync(number, DeadlineBook.Supervision)).Due);
        await AnswerAsync("urban", number, letter.Id);

        (await ClockAsync(number, DeadlineBook.Supervision)).MetAt.ShouldBe(Office.Now);
        (await Office.AskAsync(db => db.Notices.AnyAsync(n => n.Code == "press:answered" && n.PersonId == World.PersonOf("officehead")))).ShouldBeTrue();
        await RefusedAsync("press-answered", () => AnswerAsync("urban", number, letter.Id));
    }

    [Fact]
    public async Task Press_ThatMayNotBe_IsRefused()
    {
        var running = await Office.AssignedAsync();
        var early = await ClockAsync(running, DeadlineBook.Handling);
        await RefusedAsync("clock-not-overdue", () => PressAsync("clerk", running, early.Id, PressKind.Urge));

        var (number, clock) = await OverdueAsync();
        await RefusedAsync("clock-not-yours", () => PressAsync("clerk", number, clock.Id, PressKind.Supervise));
        await RefusedAsync("clock-not-yours", () => PressAsync("urbanhead", number, clock.Id, PressKind.Urge));
        await Should.ThrowAsync<NotVisible>(() => PressAsync("healthhead", number, clock.Id, PressKind.Urge));
    }

    [Fact]
    public async Task Press_OfAUnitWhoseHeadIsAccusedSince_IsRefusedByTheGuard()
    {
        var (number, clock) = await OverdueAsync();
        await Office.ChangeAccusedAsync("clerk", number, Readings.Named(World.ZhengJianguo));

        await RefusedAsync("recipient-blocked", () => PressAsync("officehead", number, clock.Id, PressKind.Supervise));
        (await Office.AskAsync(db => db.PressLetters.AnyAsync())).ShouldBeFalse();
        (await Office.AskAsync(db => db.Books.AnyAsync(b => b.Name == "江信督"))).ShouldBeFalse();
    }

    private async Task<(string Number, Deadline Clock)> OverdueAsync()
    {
        Office.MoveTo("2026-09-22T09:00");
        var number = await Office.AssignedAsync();
        Office.MoveTo("2026-11-24T09:00");
        await Office.SweepAsync();
        return (number, await ClockAsync(number, DeadlineBook.Handling));
    }

    private Task<string> PressAsync(string account, string number, Guid id, PressKind kind) =>
        Office.As<IssuePress, string>(account, press => press.RunAsync(number, id, kind, PressGround.Overdue, "请于三日内办结并答复信访人"));

    private Task AnswerAsync(string account, string number, Guid id) => Office.As<AnswerPress>(account, answer => answer.RunAsync(number, id, "已整改"));
}
