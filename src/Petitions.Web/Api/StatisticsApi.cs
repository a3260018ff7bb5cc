using Petitions.Deadlines;
using Petitions.Reports;
using Petitions.Rules;

namespace Petitions.Web.Api;

internal static class StatisticsApi
{
    private const int DaysInMonth = 31;
    private const int LongestDays = 12 * DaysInMonth;

    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        api.MapGet("/statistics", async (string? from, string? to, LetterStatistics statistics, OfficeClock clock, CancellationToken cancellation) =>
        {
            var figures = await statistics.RunAsync(Period.Parse(from, to, clock.Today), cancellation);
            return TypedResults.Ok(new { from = Period.Name(figures.Period.From), to = Period.Name(figures.Period.To), figures.Sum, figures.Months, figures.Methods, figures.Subjects, figures.Units });
        }).ProducesProblem(422).WithName("getStatistics").WithSummary("Letters of a period (from=2026-01&to=2026-12), as far as they exist for me, nothing sealed.");
        api.MapGet("/statistics/units", async (string? from, string? to, RankedBy? by, UnitRanking ranking, OfficeClock clock, CancellationToken cancellation) =>
        {
            var period = Period.Parse(from, to, clock.Today);
            return TypedResults.Ok(new { from = Period.Name(period.From), to = Period.Name(period.To), units = await ranking.RunAsync(period, by ?? RankedBy.Answered, cancellation) });
        }).ProducesProblem(422).WithName("getUnitRanking").WithSummary("Units by what was answered or forwarded in time, of what fell due in the period and exists for me, nothing sealed.");
        api.MapGet("/deadlines", async (DateOnly from, DateOnly to, FallingDue falling, CancellationToken cancellation) =>
        {
            Require.That(from <= to, "dates-reversed");
            Require.That(to.DayNumber - from.DayNumber < LongestDays, "period-too-long", LongestDays / DaysInMonth);
            return TypedResults.Ok(new { days = (await falling.RunAsync(from, to, cancellation)).Values.OrderBy(d => d.Date).Select(d => new { d.Date, d.Cases, byRule = d.ByRule.Select(r => new { rule = r.RuleId, r.Cases }) }) });
        }).ProducesProblem(422).WithName("getFallingDue").WithSummary("How many of my cases have a running clock that ends on each day (from, to: both included).");
    }
}
