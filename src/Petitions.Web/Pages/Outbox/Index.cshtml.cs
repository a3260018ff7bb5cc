using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Dispatch;
using Petitions.Rules;

namespace Petitions.Web.Pages.Outbox;

/// <summary>外发邮件: what has left, what waits and what failed, with a way to take it back or to send it again.</summary>
public sealed class IndexModel(OutgoingMails outgoing, TakeBackMail takeBack, SendMailAgain again, TimeProvider time, Words words) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public MailState? State { get; set; }

    public IReadOnlyList<OutgoingMails.Line> Mails { get; private set; } = [];

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        page = Math.Max(1, page);
        (Mails, var total) = await outgoing.ListAsync(State, (page - 1) * PageSize, PageSize, cancellation);
        Links = PageLinks.Of(Request, page, total, PageSize);
    }

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation) => DoAsync(() => takeBack.RunAsync(id, cancellation), "intake.mailTakenBack");

    public Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellation) => DoAsync(() => again.RunAsync(id, cancellation), "intake.mailAgain");

    /// <summary>Whether there is still time to take it back.</summary>
    public bool MayTakeBack(OutgoingMails.Line mail) => mail is { State: MailState.Waiting, Attempts: 0 } && time.GetUtcNow().UtcDateTime < mail.NotBefore;

    private async Task<IActionResult> DoAsync(Func<Task> act, string said)
    {
        try
        {
            await act();
            TempData["said"] = words[said];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage(new { State });
    }
}
