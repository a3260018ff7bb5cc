using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Intake.Mailboxes;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Mailboxes;

public sealed class EditModel(PetitionsDb db, ChangeMailbox change, Frame frame, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public MailboxEntry Entry { get; set; } = new();

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        RequireAdministrator();
        if (Id is { } id)
            Entry = MailboxEntry.Of(Require.Found(await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation)));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        RequireAdministrator();
        try
        {
            await change.RunAsync(Id, Entry.ToForm(), cancellation);
            TempData["said"] = words["intake.mailboxSaved"];
            return LocalRedirect("/admin/mailboxes");
        }
        catch (RuleBroken refusal)
        {
            // What was typed stays, but for the password.
            Refused = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private void RequireAdministrator()
    {
        if (!frame.Viewer!.Self.Has(Role.Administrator))
            throw new NotVisible();
    }
}
