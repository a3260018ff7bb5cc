using Petitions.Reports;
using Petitions.TestKit;

namespace Petitions.Tests.Reports;

/// <summary>按期率排名: what fell due in the period, of what the viewer may list, nothing sealed.</summary>
public sealed class UnitRankingTests : OfficeTest
{
    private static readonly Period Autumn = new(new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 1));

    [Fact]
    public async Task Forwarding_InTimeAndNot_IsCountedForTheUnit()
    {
        await Office.SentAsync("urban");
        var late = await Office.ApprovedAsync("urban");
        Office.MoveTo("2026-09-28T17:31");
        await Office.CompleteAsync("clerk", late, "dispatch", "sent", new { form = "original" });

        var urban = (await RankingAsync("officehead")).Single();

        (urban.UnitId, urban.Forwarded, urban.Answered).ShouldBe(("urban", new OnTime(1, 2), new OnTime(0, 0)));
        urban.Rank.ShouldBeNull();
    }

    [Fact]
    public async Task Answers_InTimeAndOverdue_AreCountedForTheUnit()
    {
        await Office.RepliedAsync();
        await Office.AssignedAsync();
        (await RankingAsync("officehead")).Single().Answered.ShouldBe(new OnTime(1, 1));

        Office.MoveTo("2026-12-31T17:31");

        (await RankingAsync("officehead")).Single().Answered.ShouldBe(new OnTime(1, 2));
    }

    [Fact]
    public async Task Ranking_CountsNothingSealedAndNothingThatIsNotTheViewers()
    {
        var number = await Office.AccusationAsync();
        await Office.SentAsync("health");
        Office.MoveTo("2026-10-31T09:00");

        foreach (var account in new[] { "sealed", "officehead" })
            (await RankingAsync(account)).ShouldAllBe(unit => unit.UnitId == "health");
        (await RankingAsync("urban")).ShouldBeEmpty();
        (await Office.SeesAsync("sealed", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Period_WithoutTheDueDate_HasNothing()
    {
        await Office.SentAsync("urban");

        (await Office.As<UnitRanking, IReadOnlyList<RankedUnit>>("officehead", use => use.RunAsync(new Period(new(2026, 8, 1), new(2026, 8, 1)), RankedBy.Forwarded))).ShouldBeEmpty();
    }

    [Fact]
    public void Rank_SameRate_IsShared_FewerThanFive_HasNone()
    {
        RankedUnit[] units =
        [
            new("few", null, new(0, 0), new(UnitRanking.Fewest - 1, UnitRanking.Fewest - 1)),
            new("worst", null, new(9, 9), new(1, 6)),
            new("", null, new(0, 0), new(9, 9)),
            new("half", null, new(0, 9), new(5, 10)),
            new("alsoHalf", null, new(0, 9), new(10, 20)),
            new("best", null, new(0, 9), new(5, 5)),
        ];

        UnitRanking.Ranked(units, RankedBy.Answered).Select(u => (u.UnitId, u.Rank)).ShouldBe([("best", 1), ("alsoHalf", 2), ("half", 2), ("worst", 4), ("few", (int?)null), ("", null)]);
        UnitRanking.Ranked(units, RankedBy.Forwarded)[0].UnitId.ShouldBe("worst");
    }

    private Task<IReadOnlyList<RankedUnit>> RankingAsync(string account) =>
        Office.As<UnitRanking, IReadOnlyList<RankedUnit>>(account, use => use.RunAsync(Autumn, RankedBy.Answered));
}
