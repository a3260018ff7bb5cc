using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.Intake.Quarantine;
using Petitions.Rules;

namespace Petitions.Web.Pages.Quarantine;

/// <summary>隔离区: mails that no machine could make a letter of, by sender, and those that a server could not give out.</summary>
public sealed class IndexModel(QuarantineAccess quarantine, RetryMail retry, DiscardMails discard, PetitionsDb db, Words words) : PageModel
{
    private const int Most = 500;

    public IReadOnlyList<IGrouping<string, MailItem>> Senders { get; private set; } = [];

    public IReadOnlyList<SeenMail> NotFetched { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Mailboxes { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var waiting = await quarantine.WaitingAsync(cancellation);
        var items = await waiting.AsNoTracking().OrderByDescending(m => m.TakenAt).ThenBy(m => m.Sha256).Take(Most).ToListAsync(cancellation);
        Senders = [.. items.GroupBy(m => m.FromAddress ?? "").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)];
        NotFetched = await db.SeenMails.AsNoTracking().Where(m => m.Outcome == SeenOutcome.NotFetched).OrderBy(m => m.Id).Take(Most).ToListAsync(cancellation);
        Mailboxes = await db.Mailboxes.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Name, cancellation);
    }

    public async Task<IActionResult> OnPostRetryAsync(List<string> mails, CancellationToken cancellation)
    {
        var (read, kept) = (0, 0);
        foreach (var sha256 in mails.Distinct())
        {
            try
            {
                await retry.RunAsync(sha256, null, cancellation);
                read++;
            }
            catch (RuleBroken)
            {
                kept++;
            }
        }
        TempData["said"] = words["intake.retried", read, kept];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDiscardAsync(List<string> mails, string? reason, CancellationToken cancellation)
    {
        try
        {
            TempData["said"] = words["intake.discarded", await discard.RunAsync(mails, reason, cancellation)];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage();
    }
}
