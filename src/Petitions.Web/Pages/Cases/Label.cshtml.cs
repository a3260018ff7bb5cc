using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases;

/// <summary>The label on the letter itself: number, receipt and date, nothing of its matter.</summary>
public sealed class LabelModel(CaseReader reader, PetitionsDb db, Transactions transactions, JournalWriter journal) : PrintedPage(reader, db, transactions, journal)
{
    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        await PrintAsync(number, "label.printed", cancellation);
        Require.Found(Case.Receipt);
    }
}
