using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Process.Incidents;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Incidents;

/// <summary>What cannot go on, and what can be done about each.</summary>
public sealed class IndexModel(IncidentList list, RetryIncident retry, SkipIncident skip, CloseIncident close, CancelWorkflow cancel, MendWorkflow mend, Words words) : PageModel
{
    public IncidentBoard Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Board = await list.RunAsync(cancellation);

    public Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellation) => ActAsync(async () => await retry.RunAsync(id, cancellation) ? "workflows.retried" : null, "workflows.failedAgain");

    public Task<IActionResult> OnPostSkipAsync(long id, string? outcome, CancellationToken cancellation) => ActAsync(() => skip.RunAsync(id, outcome ?? "", cancellation), "workflows.skipped");

    public Task<IActionResult> OnPostCloseAsync(long id, string? note, CancellationToken cancellation) => ActAsync(() => close.RunAsync(id, note ?? "", cancellation), "workflows.closed");

    public Task<IActionResult> OnPostCancelAsync(Guid instance, string? note, CancellationToken cancellation) => ActAsync(() => cancel.RunAsync(instance, note ?? "", cancellation), "workflows.cancelled");

    public Task<IActionResult> OnPostMendAsync(Guid instance, CancellationToken cancellation) => ActAsync(() => mend.RunAsync(instance, cancellation), "workflows.mended");

    private Task<IActionResult> ActAsync(Func<Task> act, string said) => ActAsync(
        async () =>
        {
            await act();
            return said;
        },
        "");

    /// <param name="act">Gives what to say, or null when it did not help.</param>
    /// <param name="otherwise">What to say then.</param>
    private async Task<IActionResult> ActAsync(Func<Task<string?>> act, string otherwise)
    {
        try
        {
            if (await act() is { } said)
                TempData["said"] = words[said];
            else
                TempData["refused"] = words[otherwise];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage();
    }
}
