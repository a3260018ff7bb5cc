using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Journal;

namespace Petitions.Web.Pages.Collation;

/// <summary>The day's list on paper, with room for the receiver's signature.</summary>
public sealed class PrintModel(CollationList collation, Transactions transactions, JournalWriter journal, Frame frame) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    public Dispatch.Collation List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = await collation.RunAsync(Day ?? frame.Clock.Today, cancellation);
        await transactions.RunAsync(() =>
        {
            journal.Write("collation.printed", null, new { List.Day });
            return Task.CompletedTask;
        }, cancellation);
    }
}
