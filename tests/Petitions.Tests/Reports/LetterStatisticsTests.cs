using Petitions.Cases;
using Petitions.Reports;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Reports;

/// <summary>来信统计: every table sums to the same, and nothing is counted that the viewer could not list.</summary>
public sealed class LetterStatisticsTests : OfficeTest
{
    private static readonly Period Year = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1));

    [Fact]
    public async Task Figures_OfALetterSentInTime_CountItEverywhere()
    {
        await Office.SentAsync("urban");
        await Office.ReadAsync(World.Lamps with { SubjectCode = "dlyld" }, Readings.Suggestion);

        var figures = await FiguresAsync("officehead");

        figures.Sum.ShouldBe(new FigureRow("", 2, 1, 1));
        figures.Months.Single(m => m.Letters > 0).ShouldBe(new FigureRow("2026-09", 2, 1, 1));
        figures.Methods.Single(m => m.Key == "refer").ShouldBe(new FigureRow("refer", 1, 1, 1));
        figures.Units.Single(u => u.Key == "urban").Rate.ShouldBe(1);
        figures.Subjects.ShouldContain(new FigureRow("01", 1, 0, 0));
    }

    [Fact]
    public async Task Figures_OfEveryTable_HaveTheSameSum()
    {
        await Office.SentAsync("urban");
        await Office.SentAsync("health");
        await Office.ReadAsync(World.Lamps, Readings.Suggestion);

        var figures = await FiguresAsync("officehead");

        foreach (var table in new[] { figures.Months, figures.Methods, figures.Subjects, figures.Units })
            (table.Sum(r => r.Letters), table.Sum(r => r.InTime), table.Sum(r => r.Due)).ShouldBe((figures.Sum.Letters, figures.Sum.InTime, figures.Sum.Due));
    }

    [Fact]
    public async Task Rate_OverdueAndSentLate_AreDueAndNotInTime()
    {
        var late = await Office.ApprovedAsync("urban");
        await Office.ReadAsync(World.Lamps, Readings.Suggestion);
        Office.MoveTo("2026-09-28T17:31");
        await Office.CompleteAsync("clerk", late, "dispatch", "sent", new { form = "original" });

        var figures = await FiguresAsync("officehead");

        figures.Sum.ShouldBe(new FigureRow("", 2, 0, 2));
        figures.Sum.Rate.ShouldBe(0);
    }

    [Fact]
    public async Task Month_OfALetterAfterMidnightInTheOffice_IsTheOfficesOwn()
    {
        await Office.ReadAsync(World.Lamps with { ReceivedAt = World.At("2026-09-01T00:30") }, Readings.Suggestion);

        (await FiguresAsync("officehead")).Months.Single(m => m.Letters > 0).Key.ShouldBe("2026-09");
    }

    [Fact]
    public async Task Figures_OfSealedLetters_AreCountedForNobody()
    {
        await Office.AccusationAsync();

        (await FiguresAsync("sealed")).Sum.Letters.ShouldBe(0);
        (await FiguresAsync("principal")).Sum.Letters.ShouldBe(0);
    }

    [Fact]
    public async Task Figures_OfAClaimAgainstSomebody_AreNotHis()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(PetitionClass.Claim, Readings.Named(World.PersonOf("auditor"))));
        (await Office.SeesAsync("officehead", number)).ShouldBeTrue();

        (await FiguresAsync("officehead")).Sum.Letters.ShouldBe(1);
        (await FiguresAsync("auditor")).Sum.Letters.ShouldBe(0);
    }

    [Fact]
    public async Task Figures_OfADepartment_AreOfWhatItTakesPartIn()
    {
        await Office.SentAsync("urban");
        await Office.SentAsync("health");

        (await FiguresAsync("urban")).Units.ShouldBe([new FigureRow("urban", 1, 1, 1)]);
    }

    [Theory]
    [InlineData("2026-13", null, "month-unreadable")]
    [InlineData("2026-09", "2026-08", "dates-reversed")]
    [InlineData("2010-01", "2026-08", "period-too-long")]
    public void Period_ThatIsNone_IsRefused(string? from, string? to, string code) =>
        Should.Throw<RuleBroken>(() => Period.Parse(from, to, new DateOnly(2026, 9, 22))).Code.ShouldBe(code);

    [Fact]
    public void Period_NotChosen_IsThisYearToThisMonth() =>
        Period.Parse(null, "", new DateOnly(2026, 9, 22)).ShouldBe(new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 9, 1)));

    private Task<LetterFigures> FiguresAsync(string account) => Office.As<LetterStatistics, LetterFigures>(account, use => use.RunAsync(Year));
}
