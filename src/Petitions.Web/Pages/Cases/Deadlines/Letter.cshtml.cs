using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines.Press;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases.Deadlines;

/// <summary>
/// 催办函 or 督办函 on paper, in the same 信函格式 as a 转送函, with the count of the date it presses for. It is Chinese whatever the
/// screens speak: it leaves the house.
/// </summary>
public sealed class LetterModel(CaseReader reader, CaseTimes times, PetitionsDb db, Transactions transactions, JournalWriter journal, IOptions<OfficeOptions> office)
    : PrintedPage(reader, db, transactions, journal)
{
    public PressLetter Letter { get; private set; } = null!;

    public CaseClock Clock { get; private set; } = null!;

    internal static readonly CultureInfo Chinese = new("zh-CN");

    public string Organ { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    // Not an async method: the language holds for the reading that is begun here.
    public Task OnGetAsync(string number, Guid id, CancellationToken cancellation)
    {
        CultureInfo.CurrentUICulture = Chinese;
        return LoadAsync(number, id, cancellation);
    }

    private async Task LoadAsync(string number, Guid id, CancellationToken cancellation)
    {
        await PrintAsync(number, "press.printed", cancellation);
        Letter = Require.Found(await Db.PressLetters.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && Db.Cases.Any(c => c.Id == p.CaseId && c.Number == number), cancellation));
        Clock = (await times.RunAsync(number, cancellation)).Single(c => c.Deadline.Id == Letter.DeadlineId);
        var names = await Db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        (Organ, Recipient) = (names.GetValueOrDefault(office.Value.PetitionsUnit, office.Value.PetitionsUnit), names[Letter.TargetUnit]);
    }
}
