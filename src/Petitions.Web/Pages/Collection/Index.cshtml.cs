using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Intake.Collection;
using Petitions.Rules;

namespace Petitions.Web.Pages.Collection;

/// <summary>取信: today's rounds to record, and those of the days before.</summary>
public sealed class IndexModel(CollectPost collect, CollectionRounds rounds, PetitionsDb db, Frame frame, Words words) : PageModel
{
    private const int DaysShown = 14;

    public IReadOnlyList<CollectionRound> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!frame.Registers)
            throw new NotVisible();
        await rounds.RunAsync(cancellation);
        var since = frame.Clock.Today.AddDays(-DaysShown);
        Rounds = await db.CollectionRounds.AsNoTracking().Where(r => r.Day >= since).OrderByDescending(r => r.Day).ThenBy(r => r.Time).ToListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(long id, int pieces, string? note, CancellationToken cancellation)
    {
        try
        {
            await collect.RunAsync(id, pieces, note, cancellation);
            TempData["said"] = words["intake.collected", pieces];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage();
    }
}
