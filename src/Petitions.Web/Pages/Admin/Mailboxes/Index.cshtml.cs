using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Intake.Mailboxes;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Mailboxes;

/// <summary>收信邮箱: how each does, and the last count of each.</summary>
public sealed class IndexModel(PetitionsDb db, BeginMailbox begin, Frame frame, Words words) : PageModel
{
    public sealed record Line(Mailbox Mailbox, MailboxCount? Count);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!frame.Viewer!.Self.Has(Role.Administrator))
            throw new NotVisible();
        var boxes = await db.Mailboxes.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancellation);
        var lines = new List<Line>();
        foreach (var box in boxes)
            lines.Add(new Line(box, await db.MailboxCounts.AsNoTracking().Where(c => c.MailboxId == box.Id).OrderByDescending(c => c.CountedAt).FirstOrDefaultAsync(cancellation)));
        Lines = lines;
    }

    public async Task<IActionResult> OnPostBeginAsync(Guid id, DateOnly day, CancellationToken cancellation)
    {
        try
        {
            await begin.RunAsync(id, day, cancellation);
            TempData["said"] = words["intake.begun", Frame.Date(day)];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage();
    }
}
