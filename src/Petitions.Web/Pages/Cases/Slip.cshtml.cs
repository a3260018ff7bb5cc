using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Web.Pages.Cases;

/// <summary>文件处理单 on paper.</summary>
public sealed class SlipModel(CaseReader reader, PetitionsDb db, Transactions transactions, JournalWriter journal) : PrintedPage(reader, db, transactions, journal)
{
    public Task OnGetAsync(string number, CancellationToken cancellation) => PrintAsync(number, "slip.printed", cancellation);
}
