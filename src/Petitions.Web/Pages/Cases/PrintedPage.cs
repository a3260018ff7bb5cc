using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Web.Pages.Cases;

/// <summary>A page made to be printed. Whoever opens it holds the paper in a moment: that is what the journal keeps (design §10).</summary>
public abstract class PrintedPage(CaseReader reader, PetitionsDb db, Transactions transactions, JournalWriter journal) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    protected PetitionsDb Db => db;

    protected async Task PrintAsync(string number, string kind, CancellationToken cancellation)
    {
        Case = await reader.RunAsync(number, cancellation);
        await transactions.RunAsync(async () =>
            journal.Write(kind, await db.Cases.Where(c => c.Number == number).Select(c => c.Id).SingleAsync(cancellation)), cancellation);
    }
}
