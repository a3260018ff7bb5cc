using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Collection;

namespace Petitions.Tests.Intake.Collection;

/// <summary>L-09, 每天要定时取回信函.</summary>
public sealed class CollectionRoundsTests : OfficeTest
{
    [Fact]
    public async Task WorkingDay_Begun_HasItsRounds()
    {
        await RunAsync();
        await RunAsync();

        (await RoundsAsync()).Select(r => r.Time).ShouldBe([new TimeOnly(9, 0), new TimeOnly(15, 0)]);
    }

    [Fact]
    public async Task RestDay_HasNone()
    {
        Office.MoveTo("2026-09-26T10:00");

        await RunAsync();

        (await RoundsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task MakeUpWorkday_HasItsRounds()
    {
        Office.MoveTo("2026-10-10T08:00");

        await RunAsync();

        (await RoundsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Round_NotRecordedHalfAnHourAfterItsTime_IsRemindedOfOnce()
    {
        await RunAsync();
        Office.MoveTo("2026-09-22T09:31");

        await RunAsync();
        await RunAsync();

        var told = await Office.AskAsync(db => db.Notices.Where(n => n.Code == CollectionRounds.Reminder).Select(n => n.PersonId).ToListAsync());
        told.ShouldNotBeEmpty();
        told.ShouldBeUnique();
    }

    [Fact]
    public async Task Round_Recorded_IsNotRemindedOfAndNotRecordedTwice()
    {
        await RunAsync();
        var first = (await RoundsAsync())[0];
        await Office.As<CollectPost>("clerk", use => use.RunAsync(first.Id, 0, "没有信"));
        Office.MoveTo("2026-09-22T10:00");

        await RunAsync();

        (await Office.AskAsync(db => db.Notices.CountAsync(n => n.Code == CollectionRounds.Reminder))).ShouldBe(0);
        await RefusedAsync("round-done-already", () => Office.As<CollectPost>("clerk", use => use.RunAsync(first.Id, 3, null)));
    }

    private Task RunAsync() => Office.As<CollectionRounds>(null, use => use.RunAsync());

    private Task<List<CollectionRound>> RoundsAsync() => Office.AskAsync(db => db.CollectionRounds.AsNoTracking().OrderBy(r => r.Time).ToListAsync());
}
