using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Cases;
using Petitions.Intake.Duplicates;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases;

/// <summary>What belongs to a case or may, with the two side by side, and the ways to link, merge and part them.</summary>
public sealed class LinksModel(RelatedCases related, LinkCases link, UndoLink undo, CaseReader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    public CaseView Case { get; private set; } = null!;

    public CaseView? Other { get; private set; }

    public IReadOnlyList<RelatedCase> Related { get; private set; } = [];

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        Case = await reader.RunAsync(number, cancellation);
        Related = await related.RunAsync(number, cancellation);
        Other = string.IsNullOrWhiteSpace(With) ? null : await reader.RunAsync(With.Trim(), cancellation);
    }

    public Task<IActionResult> OnPostLinkAsync(string number, string? other, LinkKind kind, CancellationToken cancellation) => ActAsync(number, async () =>
    {
        await link.RunAsync(number, (other ?? "").Trim(), kind, cancellation);
        TempData["said"] = words["intake.linked"];
    });

    public Task<IActionResult> OnPostUndoAsync(string number, long id, CancellationToken cancellation) => ActAsync(number, async () =>
    {
        await undo.RunAsync(id, cancellation);
        TempData["said"] = words["intake.unlinked"];
    });

    private async Task<IActionResult> ActAsync(string number, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage(new { number });
    }
}
