using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines.Press;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases.Deadlines;

/// <summary>催办函 or 督办函 on paper, with the count of the date it presses for.</summary>
public sealed class LetterModel(CaseReader reader, CaseTimes times, PetitionsDb db, Transactions transactions, JournalWriter journal, IOptions<OfficeOptions> office)
    : PrintedPage(reader, db, transactions, journal)
{
    public PressLetter Letter { get; private set; } = null!;

    public CaseClock Clock { get; private set; } = null!;

    public string Sender => office.Value.PetitionsUnit;

    public async Task OnGetAsync(string number, Guid id, CancellationToken cancellation)
    {
        await PrintAsync(number, "press.printed", cancellation);
        Letter = Require.Found(await Db.PressLetters.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && Db.Cases.Any(c => c.Id == p.CaseId && c.Number == number), cancellation));
        Clock = (await times.RunAsync(number, cancellation)).Single(c => c.Deadline.Id == Letter.DeadlineId);
    }
}
