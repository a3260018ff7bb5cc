using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Visits;
using Petitions.Web.Pages.Cases;

namespace Petitions.Web.Pages.Visits;

/// <summary>告知书 to hand over or to post (条例 art. 23).</summary>
public sealed class NoticeModel(CaseReader reader, VisitReader visits, PetitionsDb db, Transactions transactions, JournalWriter journal) : PrintedPage(reader, db, transactions, journal)
{
    public VisitView Visit { get; private set; } = null!;

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        Visit = await visits.RunAsync(number, cancellation);
        if (Visit.Notices.Count == 0)
            throw new NotVisible();
        await PrintAsync(number, "notice.printed", cancellation);
    }
}
