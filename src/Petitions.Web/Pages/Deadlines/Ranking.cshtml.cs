using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Reports;
using Petitions.Rules;
using Petitions.Web.Pages.Cases;

namespace Petitions.Web.Pages.Deadlines;

/// <summary>按期率排名: the units by what they answered, or were sent, in time, with a chart drawn from the table.</summary>
public sealed class RankingModel(UnitRanking ranking, ExportRanking export, Frame frame) : PageModel
{
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    [FromQuery(Name = "by")]
    public RankedBy By { get; set; }

    public Period Period { get; private set; }

    public IReadOnlyList<RankedUnit> Units { get; private set; } = [];

    public string? Problem { get; private set; }

    public static string Percent(OnTime figure) => figure.Rate is { } rate ? rate.ToString("0.0%", CultureInfo.InvariantCulture) : "–";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return File(await export.RunAsync(Period, By, Units, cancellation), ExportCases.MediaType, $"ranking-{Period.Name(Period.From)}-{Period.Name(Period.To)}.xlsx");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        try
        {
            Period = Period.Parse(From, To, frame.Clock.Today);
        }
        catch (RuleBroken refusal)
        {
            (Problem, Period) = (RuleMessages.Of(refusal.Code, refusal.Args), Period.Parse(null, null, frame.Clock.Today));
        }

        Units = await ranking.RunAsync(Period, By, cancellation);
    }
}
