using Petitions.Deadlines;
using Petitions.Reports;

namespace Petitions.Web.Api;

internal static class StatisticsApi
{
    public static void MapStatistics(this IEndpointRouteBuilder api) =>
        api.MapGet("/statistics", async (string? from, string? to, LetterStatistics statistics, OfficeClock clock, CancellationToken cancellation) =>
        {
            var figures = await statistics.RunAsync(Period.Parse(from, to, clock.Today), cancellation);
            return TypedResults.Ok(new { from = Period.Name(figures.Period.From), to = Period.Name(figures.Period.To), figures.Sum, figures.Months, figures.Methods, figures.Subjects, figures.Units });
        }).ProducesProblem(422).WithName("getStatistics").WithSummary("Letters of a period (from=2026-01&to=2026-12), as far as they exist for me, nothing sealed.");
}
