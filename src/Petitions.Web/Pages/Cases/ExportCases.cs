using MiniExcelLibs;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;

namespace Petitions.Web.Pages.Cases;

/// <summary>The list as a sheet for Excel: the same filter, order and columns, and an entry in the journal who took it away.</summary>
public sealed class ExportCases(CaseList cases, CopyLedger copies, Transactions transactions, JournalWriter journal, Frame frame, Words words)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<byte[]> RunAsync(CaseQuery query, string address, CancellationToken cancellation)
    {
        var columns = CaseColumns.Chosen(query.Cols);
        var lines = await cases.AllAsync(query, cancellation);
        await transactions.RunAsync(() =>
        {
            journal.Write("cases.exported", null, new { address, lines.Count });
            return copies.TakenInActAsync([.. lines.Where(l => l.Sealed).Select(l => l.Number)], cancellation);
        }, cancellation);
        // Every cell is text: what somebody wrote into a letter never becomes a formula.
        var rows = lines.Select(line => columns.ToDictionary(c => words[c.Word], c => (object)c.Text(line, frame, words)));
        using var sheet = new MemoryStream();
        await MiniExcel.SaveAsAsync(sheet, lines.Count > 0 ? rows : [columns.ToDictionary(c => words[c.Word], _ => (object)"")], sheetName: words["cases.list"], cancellationToken: cancellation);
        return sheet.ToArray();
    }
}
