using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Journal;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Api;

internal static class AttachmentsApi
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/attachments", AddAsync)
            .DisableAntiforgery().ProducesProblem(404).ProducesProblem(422).WithName("addAttachment");
        api.MapPut("/cases/{number}/attachments-read", async (string number, AttachmentsRead read, CancellationToken cancellation) =>
            {
                await read.RunAsync(number, cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("attachmentsRead").WithSummary("I have read every attachment of this case.");
        api.MapGet("/cases/{number}/attachments/{id:guid}", DownloadAsync)
            .Produces<byte[]>(contentType: "application/octet-stream").ProducesProblem(404).WithName("getAttachment");
    }

    private static async Task<IResult> AddAsync(
        string number, IFormFile? file, [FromForm] string? kind, [FromHeader(Name = Idempotency.Header)] string? key, Idempotency idempotency,
        AddAttachment add, TaskAccess access, CaseGuard guard, FileStore files, CancellationToken cancellation)
    {
        Require.That(file is not null, "file-missing");
        var named = KindOf(kind);
        // Asked before the content is stored: what a blocked person sends leaves no trace.
        if (!await guard.Visible(await access.ViewerAsync(cancellation)).AnyAsync(c => c.Number == number, cancellation))
            throw new NotVisible();
        await using var content = file!.OpenReadStream();
        var stored = await files.SaveAsync(content, cancellation);
        var answer = await idempotency.RunAsync(key, new { number, stored.Sha256, file.FileName }, async () =>
        {
            var attachment = await add.RunAsync(number, file.FileName, stored, named, cancellation);
            return new AttachmentView(attachment.Id, attachment.FileName, attachment.MediaType, attachment.Size, attachment.Sha256, attachment.Kind);
        }, cancellation);
        return TypedResults.Created($"/api/cases/{number}/attachments/{answer.Id}", answer);
    }

    // By the names the API itself gives; binding an enum from a form knows only those of the code.
    private static AttachmentKind KindOf(string? name) =>
        name is null ? AttachmentKind.File
            : Enum.GetValues<AttachmentKind>().Cast<AttachmentKind?>().FirstOrDefault(kind => Schema.NameOf(kind!.Value) == name)
                ?? throw new DataInvalid(new Dictionary<string, string[]> { ["kind"] = ["NotInEnumeration"] });

    internal static async Task<IResult> DownloadAsync(
        string number, Guid id, TaskAccess access, CaseGuard guard, RedactedEdition edition, PetitionsDb db, Transactions transactions, JournalWriter journal,
        FileStore files, OfficeClock clock, HttpContext context, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var attachment = Require.Found(await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == letter.Id && a.Id == id, cancellation));
        if (!(await edition.OfAsync(letter, viewer, cancellation)).Shows(attachment.Id))
            throw new NotVisible();
        var marked = letter.Sealed ? await MarkedAsync(attachment, string.Create(CultureInfo.InvariantCulture, $"{letter.Number}  {viewer.PersonId}  {OfficeTime.LocalOf(clock.Now):yyyy-MM-dd HH:mm}"), files) : null;
        if (letter.Sealed)
            await transactions.RunAsync(() => { journal.Write(CopyLedger.Downloaded, letter.Id, new { attachment.Id, attachment.FileName, Marked = marked is not null }); return Task.CompletedTask; }, cancellation);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return marked is null
            ? TypedResults.File(files.OpenRead(attachment.Sha256), attachment.MediaType, attachment.FileName)
            : TypedResults.File(marked, attachment.MediaType, attachment.FileName);
    }

    private static async Task<byte[]?> MarkedAsync(Attachment attachment, string mark, FileStore files)
    {
        if (attachment.MediaType != MarkedPdf.MediaType)
            return null;
        await using var content = files.OpenRead(attachment.Sha256);
        return MarkedPdf.Of(content, mark);
    }
}
