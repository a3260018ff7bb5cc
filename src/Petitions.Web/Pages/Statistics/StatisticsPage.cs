using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Reports;
using Petitions.Rules;

namespace Petitions.Web.Pages.Statistics;

/// <summary>The figures of the period that stands in the address; one that cannot be read is said, and this year shown.</summary>
public abstract class StatisticsPage(LetterStatistics statistics, FigureTables tables) : PageModel
{
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    public LetterFigures Figures { get; private set; } = null!;

    public IReadOnlyList<FigureTable> Tables { get; private set; } = [];

    public string? Problem { get; private set; }

    protected async Task LoadAsync(DateOnly today, CancellationToken cancellation)
    {
        Figures = await statistics.RunAsync(PeriodOr(today), cancellation);
        Tables = await tables.OfAsync(Figures, cancellation);
    }

    private Period PeriodOr(DateOnly today)
    {
        try
        {
            return Period.Parse(From, To, today);
        }
        catch (RuleBroken refusal)
        {
            Problem = RuleMessages.Of(refusal.Code, refusal.Args);
            return Period.Parse(null, null, today);
        }
    }
}
