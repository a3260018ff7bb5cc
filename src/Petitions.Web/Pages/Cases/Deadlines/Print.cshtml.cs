using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Web.Pages.Cases.Deadlines;

/// <summary>Why each date is what it is, on paper: goes with an urging or a supervision.</summary>
public sealed class PrintModel(CaseReader reader, CaseTimes times, PetitionsDb db, Transactions transactions, JournalWriter journal) : PrintedPage(reader, db, transactions, journal)
{
    public IReadOnlyList<CaseClock> Clocks { get; private set; } = [];

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        await PrintAsync(number, "deadlines.printed", cancellation);
        Clocks = await times.RunAsync(number, cancellation);
    }
}
