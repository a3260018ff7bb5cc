using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Dictionary;

/// <summary>字典: subjects and purposes, with what is offered no longer.</summary>
public sealed class IndexModel(PetitionsDb db, RetireEntry retire, Words words) : PageModel
{
    [FromQuery(Name = "kind")]
    public DictionaryKind Kind { get; set; }

    public IReadOnlyList<DictionaryEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Entries = await db.Dictionary.AsNoTracking().Where(e => e.Kind == Kind).OrderBy(e => e.Code).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostRetireAsync(string code, bool retired, CancellationToken cancellation)
    {
        try
        {
            var entry = await retire.RunAsync(Kind, code, retired, cancellation);
            TempData["said"] = words[retired ? "admin.entryRetired" : "admin.entryRestored", entry.Name];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return LocalRedirect($"/admin/dictionary?kind={Kind}");
    }
}
