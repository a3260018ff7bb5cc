using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Guard;
using Petitions.Intake.Mail;
using Petitions.Intake.Quarantine;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Quarantine;

/// <summary>One mail of the quarantine: why, what can be made out of it, and the ways out.</summary>
public sealed class ShowModel(QuarantineAccess quarantine, MailView view, RetryMail retry, RegisterByHand register, DiscardMails discard, TaskAccess access, CaseGuard guard, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Charset { get; set; }

    public MailItem Item { get; private set; } = null!;

    public ReadMail Mail { get; private set; } = null!;

    public string Raw { get; private set; } = "";

    public Task OnGetAsync(string sha256, CancellationToken cancellation) => LoadAsync(sha256, cancellation);

    public Task<IActionResult> OnPostRetryAsync(string sha256, CancellationToken cancellation) => ActAsync(sha256, async () =>
    {
        var item = await retry.RunAsync(sha256, string.IsNullOrEmpty(Charset) ? null : Charset, cancellation);
        TempData["said"] = words["intake.nowRead", words[$"intake.fate.{item.Fate}"]];
        return await CaseOrListAsync(item.CaseId, cancellation);
    });

    public Task<IActionResult> OnPostRegisterAsync(string sha256, string? title, string? name, string? email, CancellationToken cancellation) => ActAsync(sha256, async () =>
    {
        var letter = await register.RunAsync(sha256, new HandRegistration(title ?? "", name, email), cancellation);
        return LocalRedirect($"/cases/{letter.Number}");
    });

    public Task<IActionResult> OnPostDiscardAsync(string sha256, string? reason, CancellationToken cancellation) => ActAsync(sha256, async () =>
    {
        TempData["said"] = words["intake.discarded", await discard.RunAsync([sha256], reason, cancellation)];
        return LocalRedirect("/quarantine");
    });

    private async Task<IActionResult> ActAsync(string sha256, Func<Task<IActionResult>> act)
    {
        try
        {
            return await act();
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
            return RedirectToPage(new { sha256, charset = Charset });
        }
    }

    // A mail may belong to a case that is closed to whoever reads it here: not even the number is for him.
    private async Task<IActionResult> CaseOrListAsync(Guid? caseId, CancellationToken cancellation)
    {
        var visible = guard.Visible(await access.ViewerAsync(cancellation));
        var number = await visible.Where(c => c.Id == caseId).Select(c => c.Number).SingleOrDefaultAsync(cancellation);
        return LocalRedirect(number is null ? "/quarantine" : $"/cases/{number}");
    }

    private async Task LoadAsync(string sha256, CancellationToken cancellation)
    {
        Item = await quarantine.FindAsync(sha256, cancellation);
        Mail = await view.RunAsync(sha256, Charset, cancellation);
        Raw = await view.RawAsync(sha256, Charset, cancellation);
    }
}
