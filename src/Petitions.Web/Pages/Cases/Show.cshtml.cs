using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Desk;
using Petitions.Intake.Files;
using Petitions.Process;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.Visits;
using Petitions.Workflows.Diagrams;

namespace Petitions.Web.Pages.Cases;

/// <summary>Everything of one case that whoever looks may see, and exactly what he may do with it now.</summary>
[RequestSizeLimit(Uploads.Limit)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Limit)]
public sealed class ShowModel(CaseReader reader, VisitReader visits, ReadReview reviews, CaseTimes times, CaseTimeline timeline, AddAttachment add, AttachmentsRead read, MoveEnclosure move, FollowCase follow, FollowedCases followed, FileStore files, PetitionsDb db, WorkflowLibrary library, OfficeClock clock, Frame frame, Words words) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    /// <summary>Null where the case came as a letter.</summary>
    public VisitView? Visit { get; private set; }

    /// <summary>What the case reviews, and whether its answer can be reviewed.</summary>
    public ReviewView? Review { get; private set; }

    public IReadOnlyList<CaseClock> Clocks { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public bool Follows { get; private set; }

    /// <summary>Whether the workflow cannot go on by itself until an administrator has mended it.</summary>
    public bool HasStopped { get; private set; }

    public string Diagram { get; private set; } = "";

    /// <summary>The same for paper.</summary>
    public IReadOnlyList<string> Strips { get; private set; } = [];

    public bool MayConfirmAttachments => Case.Slip is { AttachmentsRead: false } && Case.Attachments.Count > 0
        && (frame.Viewer!.Self.Has(Role.Clerk) || frame.Viewer.Self.Has(Role.SealedOfficer));

    public bool MayMoveEnclosures => Case.Enclosures.Count > 0 && (frame.Viewer!.SeesIntake || frame.Viewer.Self.Has(Role.Archivist));

    public bool MayChangeAccused => Case.Slip is { } slip && Case.ClosedAt is null && (frame.Viewer!.IsSealedOfficer || slip.ReadBy == frame.Viewer.PersonId);

    /// <summary>Who is kept away is for sealed officers, and only where somebody is.</summary>
    public bool MaySeeGuard => Case.Slip is not null && frame.Viewer!.IsSealedOfficer;

    public Task OnGetAsync(string number, CancellationToken cancellation) => LoadAsync(number, cancellation);

    public async Task<IActionResult> OnPostAttachAsync(string number, List<IFormFile> files, AttachmentKind kind, CancellationToken cancellation)
    {
        // Asked before anything is stored: what a blocked person sends leaves no trace.
        await reader.RunAsync(number, cancellation);
        try
        {
            Require.That(files.Count > 0, "file-missing");
            foreach (var file in files)
                await AttachAsync(number, file, kind, cancellation);
            TempData["said"] = words["cases.attached", files.Count];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage(new { number });
    }

    public async Task<IActionResult> OnPostAttachmentsReadAsync(string number, CancellationToken cancellation)
    {
        try
        {
            await read.RunAsync(number, cancellation);
            TempData["said"] = words["cases.attachmentsAreRead"];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage(new { number });
    }

    public async Task<IActionResult> OnPostCustodyAsync(string number, long enclosure, Custody custody, string? note, CancellationToken cancellation)
    {
        try
        {
            await move.RunAsync(number, enclosure, custody, note, cancellation);
            TempData["said"] = words["cases.custodyMoved", words.Choice("custody", custody)];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return RedirectToPage(new { number });
    }

    public async Task<IActionResult> OnPostFollowAsync(string number, [FromForm(Name = "follow")] bool follows, CancellationToken cancellation)
    {
        await follow.RunAsync(number, follows, cancellation);
        return RedirectToPage(new { number });
    }

    private async Task AttachAsync(string number, IFormFile file, AttachmentKind kind, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        await add.RunAsync(number, file.FileName, await files.SaveAsync(content, cancellation), kind, cancellation);
    }

    private async Task LoadAsync(string number, CancellationToken cancellation)
    {
        Case = await reader.RunAsync(number, cancellation);
        Visit = await visits.FindAsync(number, cancellation);
        Review = await reviews.RunAsync(number, cancellation);
        Follows = await followed.FollowsAsync(number, cancellation);
        Clocks = await times.RunAsync(number, cancellation);
        Timeline = await timeline.RunAsync(number, cancellation);
        var instance = await db.WorkflowInstances.AsNoTracking().SingleAsync(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == number), cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        var (state, labels) = (instance.Read(), DiagramWords.Of(definition, clock.Now) with { Title = words["cases.diagram"] });
        HasStopped = state.OpenIncidents.Any();
        (Diagram, Strips) = (WorkflowDiagram.Render(definition, state, labels), WorkflowDiagram.RenderStrips(definition, state, labels));
    }
}
