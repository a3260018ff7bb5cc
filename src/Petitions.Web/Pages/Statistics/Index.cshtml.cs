using Microsoft.AspNetCore.Mvc;
using Petitions.Reports;
using Petitions.Web.Pages.Cases;

namespace Petitions.Web.Pages.Statistics;

/// <summary>来信统计: each table with its chart beside it, drawn from the table.</summary>
public sealed class IndexModel(LetterStatistics statistics, FigureTables tables, ExportFigures export, Frame frame) : StatisticsPage(statistics, tables)
{
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(frame.Clock.Today, cancellation);
        if (Problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation)
    {
        await LoadAsync(frame.Clock.Today, cancellation);
        return File(await export.RunAsync(Figures.Period, Tables, cancellation), ExportCases.MediaType, $"statistics-{Period.Name(Figures.Period.From)}-{Period.Name(Figures.Period.To)}.xlsx");
    }
}
