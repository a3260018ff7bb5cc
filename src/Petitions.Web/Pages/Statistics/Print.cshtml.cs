using Petitions.Data;
using Petitions.Journal;
using Petitions.Reports;

namespace Petitions.Web.Pages.Statistics;

/// <summary>The figures on paper.</summary>
public sealed class PrintModel(LetterStatistics statistics, FigureTables tables, Transactions transactions, JournalWriter journal, Frame frame) : StatisticsPage(statistics, tables)
{
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(frame.Clock.Today, cancellation);
        await transactions.RunAsync(() =>
        {
            journal.Write("statistics.printed", null, new { from = Period.Name(Figures.Period.From), to = Period.Name(Figures.Period.To) });
            return Task.CompletedTask;
        }, cancellation);
    }
}
