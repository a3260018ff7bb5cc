using MiniExcelLibs;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Reports;

namespace Petitions.Web.Pages.Statistics;

/// <summary>The tables as sheets of one Excel file, and an entry in the journal who took them away.</summary>
public sealed class ExportFigures(Transactions transactions, JournalWriter journal, Words words)
{
    public async Task<byte[]> RunAsync(Period period, IReadOnlyList<FigureTable> tables, CancellationToken cancellation)
    {
        await transactions.RunAsync(() =>
        {
            journal.Write("statistics.exported", null, new { from = Period.Name(period.From), to = Period.Name(period.To) });
            return Task.CompletedTask;
        }, cancellation);
        var sheets = tables.ToDictionary(t => words[$"reports.{t.Key}"], t => (object)Rows(t));
        using var file = new MemoryStream();
        await MiniExcel.SaveAsAsync(file, sheets, cancellationToken: cancellation);
        return file.ToArray();
    }

    private List<Dictionary<string, object?>> Rows(FigureTable table)
    {
        // A sheet without a row would have no head either.
        var lines = table.Lines.Count > 0 ? table.Lines : [("", new FigureRow("", 0, 0, 0))];
        return
        [
            .. lines.Select(line => new Dictionary<string, object?>
            {
                [words[$"reports.{table.Key}Head"]] = line.Name,
                [words["reports.letters"]] = line.Row.Letters,
                [words["reports.inTime"]] = line.Row.InTime,
                [words["reports.due"]] = line.Row.Due,
                [words["reports.rate"]] = line.Row.Rate,
            }),
        ];
    }
}
