using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Desk;
using Petitions.Intake.Files;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;
using Petitions.Web.Pages.Tasks;

namespace Petitions.Web.Pages.Letters;

/// <summary>签收、拆封、登记 on one sheet, from the keyboard alone.</summary>
[RequestSizeLimit(Uploads.Limit)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Limit)]
public sealed class NewModel(
    ReceiveLetter receive, AddAttachment add, FileStore store, Transactions transactions, Idempotency idempotency, FormDrawing drawing, EntryCheck entries, MyDrafts drafts, KeepDraft keep, MyTasks mine, Frame frame, Words words) : PageModel
{
    private sealed record Received(string Number, string ReceiptNumber);

    private sealed record Scan(string FileName, StoredFile File);

    public DrawnForm Form { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>The same sheet sent twice, by a double click or the back key, is one letter.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Null where the sheet is new.</summary>
    public Draft? Restored { get; private set; }

    /// <summary>Sheets that were begun and not sent.</summary>
    public IReadOnlyList<Draft> Unfinished { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] Guid? draft, CancellationToken cancellation)
    {
        RequireIntake();
        var kept = draft is { } wanted ? await drafts.FindAsync(MyDrafts.Letter + wanted.ToString("N"), cancellation) : null;
        (Restored, Key) = kept is { } found ? (found.Draft, draft!.Value.ToString("N")) : (null, Guid.NewGuid().ToString("N"));
        await DrawAsync(kept is { } typed ? FormValues.Kept(typed.Fields) : Blank(), null, cancellation);
        Unfinished = [.. (await drafts.ListAsync(cancellation)).Where(d => d.Form.StartsWith(MyDrafts.Letter, StringComparison.Ordinal) && d.Form != Restored?.Form)];
    }

    public async Task<IActionResult> OnPostAsync(string key, string? then, List<IFormFile> files, CancellationToken cancellation)
    {
        RequireIntake();
        Key = key;
        var values = FormValues.Posted(Request.Form);
        try
        {
            var opened = LetterSheet.IsOpened(values);
            var data = FormReading.Read(LetterSheet.SchemaFor(opened), values);
            data["opened"] = opened;
            await SchemaCheck.RequireAsync(LetterSheet.SchemaFor(opened), data, cancellation);
            await entries.RequireAsync(LetterSheet.SchemaFor(opened), data, cancellation);
            return await SavedAsync(await SaveAsync(key, data, files, cancellation), then, cancellation);
        }
        catch (RuleBroken refusal)
        {
            await DrawAsync(values, refusal, cancellation);
        }
        catch (Conflict conflict)
        {
            Key = Guid.NewGuid().ToString("N");
            await DrawAsync(values, new RuleBroken(conflict.Code), cancellation);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The letter and its scans, or neither: a scan that may not be kept leaves no half-registered letter behind.</summary>
    private async Task<Received> SaveAsync(string key, JsonObject data, List<IFormFile> files, CancellationToken cancellation)
    {
        var scans = new List<Scan>();
        foreach (var file in files)
            await using (var content = file.OpenReadStream())
                scans.Add(new Scan(file.FileName, await store.SaveAsync(content, cancellation)));
        return await idempotency.RunAsync(key, new { data, scans = scans.Select(s => s.File.Sha256) }, () => transactions.RunAsync(async () =>
        {
            var letter = await receive.RunAsync(data.As<LetterReceived>(), cancellation);
            foreach (var scan in scans)
                await add.RunAsync(letter.Number, scan.FileName, scan.File, letter.Registration is null ? AttachmentKind.Envelope : AttachmentKind.Scan, cancellation);
            await keep.DropAsync(MyDrafts.Letter + key, cancellation);
            return new Received(letter.Number, letter.Receipt.ReceiptNumber);
        }, cancellation), cancellation);
    }

    private async Task<IActionResult> SavedAsync(Received saved, string? then, CancellationToken cancellation)
    {
        TempData["said"] = words["letters.saved", saved.Number, saved.ReceiptNumber];
        if ((await mine.ListAsync(new TaskFilter(Number: saved.Number), 0, 1, cancellation)) is [var following, ..])
        {
            TempData["saidTo"] = $"/tasks/{following.Id}";
            TempData["saidLink"] = words["process.goOn", words.Of("process.step", following.Step)];
        }
        return LocalRedirect(then switch
        {
            "next" => "/letters/new",
            "print" => $"/cases/{saved.Number}/label",
            _ => $"/cases/{saved.Number}",
        });
    }

    private async Task DrawAsync(FormValues values, RuleBroken? refusal, CancellationToken cancellation)
    {
        var problems = refusal is DataInvalid invalid ? FormProblems.ByField(invalid, words) : DrawnForm.NoProblems;
        Form = new DrawnForm("letter", await drawing.DrawAsync(LetterSheet.Schema, "open.opened", cancellation), values, problems);
        if (refusal is not null)
            Problems = FormProblems.List(refusal, Form);
    }

    private FormValues Blank() => FormValues.Of(
        ("channel", "post"), ("pieces", "1"), ("jointCount", "1"), ("opened", "true"),
        ("receivedAt", OfficeTime.LocalOf(frame.Clock.Now).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));

    private void RequireIntake()
    {
        if (!frame.Registers)
            throw new NotVisible();
    }
}
