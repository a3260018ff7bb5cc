using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Intake.Mail;
using Petitions.Rules;

namespace Petitions.Web.Pages.Cases;

/// <summary>A mail of a case as a letter to read: text, its HTML behind a sandbox, what came with it, and what is odd about it.</summary>
public sealed class MailModel(CaseReader reader, MailView view, PetitionsDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Charset { get; set; }

    public CaseView Case { get; private set; } = null!;

    public AttachmentView Attached { get; private set; } = null!;

    public ReadMail Mail { get; private set; } = null!;

    public IReadOnlyList<string> Marks { get; private set; } = [];

    public async Task OnGetAsync(string number, Guid id, CancellationToken cancellation)
    {
        Case = await reader.RunAsync(number, cancellation);
        Attached = Case.Attachments.SingleOrDefault(a => a.Id == id && IsMail(a)) ?? throw new NotVisible();
        Mail = await view.RunAsync(Attached.Sha256, Charset, cancellation);
        Marks = (await db.MailItems.AsNoTracking().SingleOrDefaultAsync(m => m.Sha256 == Attached.Sha256, cancellation))?.MarkList ?? [];
    }

    public static bool IsMail(AttachmentView file) => file.Kind == AttachmentKind.Mail || file.MediaType == "message/rfc822";

    /// <summary>The link of a file of the mail, where the case has it as its own.</summary>
    public string? LinkOf(MailAttachment file) =>
        Case.Attachments.FirstOrDefault(a => a.Sha256 == file.Sha256) is { } known ? $"/cases/{Case.Number}/attachments/{known.Id}" : null;
}
