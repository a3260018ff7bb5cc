using Microsoft.EntityFrameworkCore;
using Petitions.Deadlines;
using Petitions.TestKit;

namespace Petitions.Tests.Deadlines;

/// <summary>到期日历: cases that fall due, for whoever looks.</summary>
public sealed class FallingDueTests : OfficeTest
{
    private static readonly DateOnly Forwarding = new(2026, 9, 28);

    [Fact]
    public async Task Day_OfTwoLetters_CountsEachOnceAndNamesTheRules()
    {
        await Office.ReceiveAsync(World.Noise);
        await Office.ReadAsync(World.Lamps, Readings.Suggestion);

        var day = (await FallingAsync("clerk"))[Forwarding];

        day.Cases.ShouldBe(2);
        day.ByRule.ShouldContain((DeadlineBook.ForwardThreeDays, 2));
    }

    [Fact]
    public async Task Day_OfALetterThatIsSent_HasItNoMore()
    {
        await Office.SentAsync("urban");

        (await FallingAsync("officehead")).Keys.ShouldNotContain(Forwarding);
    }

    [Fact]
    public async Task Day_OfAClockThatStandsStill_HasItNoMore()
    {
        await Office.ReceiveAsync(World.Noise);
        await Office.ChangeAsync(async db =>
        {
            foreach (var deadline in await db.Deadlines.ToListAsync())
                deadline.Pause(Office.Now);
        });

        (await FallingAsync("clerk")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Day_OfALetterThatAccuses_IsEmptyForTheAccusedAndForTheOffice()
    {
        await Office.AccusationAsync(World.PersonOf("urbanhead"));

        (await FallingAsync("sealed")).Keys.ShouldContain(Forwarding);
        (await FallingAsync("urbanhead")).ShouldBeEmpty();
        (await FallingAsync("officehead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Day_BeforeOrAfterThoseAskedFor_IsNotAmongThem()
    {
        await Office.ReceiveAsync(World.Noise);

        (await FallingAsync("clerk", Forwarding.AddDays(1))).ShouldBeEmpty();
        (await FallingAsync("clerk", Forwarding, Forwarding)).Keys.ShouldBe([Forwarding]);
    }

    private Task<IReadOnlyDictionary<DateOnly, DueDay>> FallingAsync(string account, DateOnly? from = null, DateOnly? to = null) =>
        Office.As<FallingDue, IReadOnlyDictionary<DateOnly, DueDay>>(account, use => use.RunAsync(from ?? new DateOnly(2026, 9, 1), to ?? new DateOnly(2026, 9, 30)));
}
