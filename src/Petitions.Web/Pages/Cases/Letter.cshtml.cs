using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases;

/// <summary>
/// 转送函 on paper, in the 信函格式 of GB/T 9704-2012 10.1 (domain.md §6.6, 6.7). It is Chinese whatever the screens speak:
/// it leaves the house. Of an accusation it tells neither the writer nor the matter (domain.md §10.3 route 16).
/// </summary>
public sealed class LetterModel(CaseReader reader, PetitionsDb db, Transactions transactions, JournalWriter journal, IOptions<OfficeOptions> office) : PrintedPage(reader, db, transactions, journal)
{
    private readonly PetitionsDb offices = db;

    /// <summary>Which of the letters of the case, <c>江信转〔2026〕12号</c>; without one its first.</summary>
    [FromQuery(Name = "no")]
    public string? No { get; set; }

    public LetterView Letter { get; private set; } = null!;

    public string Organ { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    public IReadOnlyList<string> Copies { get; private set; } = [];

    public bool IsAccusation => Case.Sealed || Case.Slip?.Class == PetitionClass.Accusation;

    public bool ByAbstract => Letter.Form == DispatchForm.Abstract;

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        await PrintAsync(number, "letter.printed", cancellation);
        Letter = Require.Found(Case.Letters.FirstOrDefault(l => No is null || l.Number == No));
        var names = await offices.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        Organ = names.GetValueOrDefault(office.Value.PetitionsUnit, office.Value.PetitionsUnit);
        Recipient = names[Letter.TargetUnit] + (Case.Routing?.Method == DisposalMethod.ReferToHead && !Letter.IsCopy ? "主要负责同志" : "");
        Copies = Letter.IsCopy ? [] : [.. Case.Letters.Where(l => l.IsCopy && l.SentAt == Letter.SentAt).Select(l => names[l.TargetUnit])];
    }
}
