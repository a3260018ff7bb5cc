using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Intake.Quarantine;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Api;

/// <summary>What pages embed or hand out of a mail: never run, never loaded from elsewhere.</summary>
internal static class MailHtml
{
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    public static async Task<IResult> ShowAsync(
        string number, Guid id, string? charset, TaskAccess access, CaseGuard guard, RedactedEdition edition, PetitionsDb db, MailView view, Words words, HttpContext context, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var file = Require.Found(await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == letter.Id && a.Id == id && (a.Kind == AttachmentKind.Mail || a.MediaType == "message/rfc822"), cancellation));
        if (!(await edition.OfAsync(letter, viewer, cancellation)).Shows(file.Id))
            throw new NotVisible();
        var mail = await view.RunAsync(file.Sha256, charset, cancellation);
        var html = mail.Html is { } written ? SafeHtml.Of(written, mail.Attachments) ?? $"<p>{words["intake.htmlTooLarge"]}</p>" : "";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content($"<!doctype html><meta charset=utf-8><title></title><body>{html}", "text/html; charset=utf-8");
    }

    public static async Task<IResult> ExportAsync(string sha256, QuarantineAccess quarantine, FileStore files, HttpContext context, CancellationToken cancellation)
    {
        var item = await quarantine.FindAsync(sha256, cancellation);
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(files.OpenRead(item.Sha256), "application/octet-stream", $"{item.Sha256[..12]}.eml");
    }
}
