using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Journal;

namespace Petitions.Web.Pages.Cases;

/// <summary>A list of cases on paper: the filter, order and columns of the address, and an entry in the journal who took it away.</summary>
public sealed class PrintModel(CaseList cases, CopyLedger copies, Transactions transactions, JournalWriter journal) : PageModel
{
    public IReadOnlyList<CaseColumn> Columns { get; private set; } = [];

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CaseQuery query, CancellationToken cancellation)
    {
        Columns = CaseColumns.Chosen(query.Cols);
        Lines = await cases.AllAsync(query, cancellation);
        await transactions.RunAsync(() =>
        {
            journal.Write("cases.printed", null, new { address = Request.QueryString.Value, Lines.Count });
            return copies.TakenInActAsync([.. Lines.Where(l => l.Sealed).Select(l => l.Number)], cancellation);
        }, cancellation);
    }
}
