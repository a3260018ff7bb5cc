using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Guard;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases;

/// <summary>Who is kept away from a case and why, for the sealed officers who correct it.</summary>
public sealed class GuardModel(GuardSheet sheet, ResolveAccused resolve, Recuse recuse, EndRecusal end, SplitMatter split, Words words) : PageModel
{
    public GuardSheetView Sheet { get; private set; } = null!;

    public string? Problem { get; private set; }

    public string? Ground { get; private set; }

    public string? SplitTitle { get; private set; }

    public async Task OnGetAsync(string number, CancellationToken cancellation) => Sheet = await sheet.RunAsync(number, cancellation);

    public Task<IActionResult> OnPostResolveAsync(string number, long accused, string[] people, CancellationToken cancellation) =>
        DoAsync(number, () => resolve.RunAsync(number, accused, people, cancellation), cancellation);

    public Task<IActionResult> OnPostRecuseAsync(string number, string? person, string? ground, CancellationToken cancellation)
    {
        Ground = ground;
        return DoAsync(number, async () => { await recuse.RunAsync(number, person, ground ?? "", cancellation); return true; }, cancellation);
    }

    public Task<IActionResult> OnPostEndAsync(string number, long block, CancellationToken cancellation) =>
        DoAsync(number, () => end.RunAsync(number, block, cancellation), cancellation);

    public Task<IActionResult> OnPostSplitAsync(string number, string? title, CancellationToken cancellation)
    {
        SplitTitle = title;
        return DoAsync(number, async () => { await split.RunAsync(number, title ?? "", cancellation); return true; }, cancellation);
    }

    private async Task<IActionResult> DoAsync(string number, Func<Task<bool>> act, CancellationToken cancellation)
    {
        // First: whoever may not see the sheet may not post to it either, in no other words.
        Sheet = await sheet.RunAsync(number, cancellation);
        try
        {
            var holds = await act();
            TempData["said"] = words[holds ? "guard.done" : "guard.waitsForSecond"];
            return LocalRedirect($"/cases/{number}/guard");
        }
        catch (RuleBroken refusal)
        {
            Problem = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }
}
