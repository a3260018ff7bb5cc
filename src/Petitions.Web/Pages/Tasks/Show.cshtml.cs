using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Desk;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Visits;
using Petitions.Web.Pages.Cases;
using Petitions.Web.Pages.Forms;
using Petitions.Web.Pages.Visits;

namespace Petitions.Web.Pages.Tasks;

/// <summary>One page for every step: the slip on the left, what may be decided on the right.</summary>
public sealed class ShowModel(
    TaskForm forms, CompleteTask complete, Transactions transactions, DrawnSignature signatures, ClaimTask claim, ReleaseTask release, CaseReader reader, VisitReader visits, CaseTimes times, CaseTimeline timeline, FormDrawing drawing, EntryCheck entries, MyDrafts drafts, KeepDraft keep, MyTasks mine, PetitionsDb db, TypedWords typedWords, Frame frame, Words words) : PageModel
{
    public HumanTask Open { get; private set; } = null!;

    public string Number { get; private set; } = "";

    /// <summary>Null where the step is for somebody whom the register of cases does not show the case to.</summary>
    public CaseView? Case { get; private set; }

    /// <summary>What happened so far, the last first.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>Why it is here again, where somebody would not have it as it was.</summary>
    public TimelineEntry? CameBack => Timeline.FirstOrDefault(e => e.Kind == TimelineKind.Step) is { } last && MyTasks.IsBackward(last.Outcome) ? last : null;

    /// <summary>Set where the task was finished by somebody else while this form was filled.</summary>
    public GoneTask? Gone { get; private set; }

    /// <summary>What the desk wrote down, where the case is a visit and he may see it.</summary>
    public VisitView? Visit { get; private set; }

    public DateTime? DueAt { get; private set; }

    public DueState Due { get; private set; }

    public IReadOnlyList<DrawnForm> Forms { get; private set; } = [];

    public string Chosen { get; private set; } = "";

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public bool IsMine => Open.ClaimedBy == frame.Viewer!.PersonId;

    public bool IsOthers => Open.ClaimedBy is not null && !IsMine;

    /// <summary>Where he came from, and goes back to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>What the form was restored from; null where nothing had been kept.</summary>
    public Draft? Restored { get; private set; }

    public async Task OnGetAsync(Guid id, string? outcome, CancellationToken cancellation)
    {
        var kept = await drafts.FindAsync(MyDrafts.Task + id, cancellation);
        var values = kept is { } found ? FormValues.Kept(found.Fields) : FormValues.None;
        // A link to another outcome than the one that was begun is a new beginning.
        if (kept is null || (outcome is not null && outcome != values.One("outcome")))
            values = FormValues.None;
        else
            Restored = kept.Value.Draft;
        await LoadAsync(id, Restored is null ? outcome : values.One("outcome"), values, null, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string outcome, int version, CancellationToken cancellation)
    {
        var values = FormValues.Posted(Request.Form);
        try
        {
            var (task, number, outcomes) = await forms.RunAsync(id, cancellation);
            var schema = outcomes.SingleOrDefault(o => o.Name == outcome)?.Schema;
            Require.That(schema is not null, "outcome-unknown", outcome);
            var data = FormReading.Read(schema!, values);
            await entries.RequireAsync(schema!, data, cancellation);
            var done = await transactions.RunAsync(async () =>
            {
                await signatures.AddAsync(number, values, cancellation);
                return await complete.RunAsync(id, new Completion(outcome, data, version), cancellation);
            }, cancellation);
            await keep.DropAsync(MyDrafts.Task + id, cancellation);
            return await DoneAsync(done.Number, task.Step, outcome, cancellation);
        }
        catch (RuleBroken refusal)
        {
            await LoadAsync(id, outcome, values, refusal, cancellation);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        catch (Conflict conflict)
        {
            return await StaleAsync(id, outcome, values, conflict, cancellation);
        }
        catch (NotVisible)
        {
            return await RepeatAsync(id, outcome, cancellation);
        }
    }

    public async Task<IActionResult> OnPostClaimAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await claim.RunAsync(id, cancellation);
        }
        catch (Conflict conflict)
        {
            TempData["refused"] = RuleMessages.Of(conflict.Code, []);
        }
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken cancellation)
    {
        await release.RunAsync(id, cancellation);
        return RedirectToPage(new { id });
    }

    private async Task LoadAsync(Guid id, string? outcome, FormValues values, RuleBroken? refusal, CancellationToken cancellation)
    {
        (Open, Number, var outcomes) = await forms.RunAsync(id, cancellation);
        try
        {
            Case = await reader.RunAsync(Number, cancellation);
            Visit = await visits.FindAsync(Number, cancellation);
        }
        catch (NotVisible)
        {
            // A task may be somebody's whose roles do not open the register to him: he has the form, and no slip.
        }
        Timeline = Case is null ? [] : [.. (await timeline.RunAsync(Number, cancellation)).Reverse()];
        DueAt = Case is null ? null : (await times.RunAsync(Number, cancellation)).Where(c => c.Deadline.IsRunning).Min(c => (DateTime?)c.Deadline.DueAt);
        Due = mine.StateOf(DueAt);
        Chosen = outcomes.Any(o => o.Name == outcome) ? outcome! : outcomes.Count > 0 ? outcomes[0].Name : "";
        var drawn = new List<DrawnForm>();
        foreach (var offered in outcomes)
        {
            var typed = offered.Name == Chosen && values != FormValues.None;
            var problems = typed && refusal is DataInvalid invalid ? FormProblems.ByField(invalid, words) : DrawnForm.NoProblems;
            drawn.Add(new DrawnForm(offered.Name, await drawing.DrawAsync(offered.Schema, $"{Open.Step}.{offered.Name}", cancellation), typed ? values : StartOf(offered.Name), problems));
        }
        Forms = drawn;
        if (refusal is not null)
            Problems = Forms.FirstOrDefault(f => f.Id == Chosen) is { } form ? FormProblems.List(refusal, form) : [new FormProblem(null, RuleMessages.Of(refusal.Code, refusal.Args))];
    }

    /// <summary>What a form begins with: the draft of whoever proposed, or what is the usual answer.</summary>
    private FormValues StartOf(string outcome) => (Open.Step, outcome) switch
    {
        ("read", _) => FormValues.Of(("urgency", "ordinary"), ("credibility", "unknown"), ("abstract.who", Case?.Petitioner?.Name ?? "")),
        ("reply", "replied") => FormValues.Of(
            ("text", Case?.Handling?.Answer ?? ""),
            ("servedAt", Now)),
        ("register", "registered") => FormValues.Of(("headcount", Visit?.Visits is [.., var last] ? last.Headcount.ToString(CultureInfo.InvariantCulture) : "1")),
        ("triage", "here") => FormValues.Of(("urgency", "ordinary"), ("accused.state", "none")),
        ("triage", _) => FormValues.Of(("urgency", "ordinary")),
        ("interview", _) => InterviewSheet.Begin(Case, Visit),
        ("decide", "phoneChecked") => FormValues.Of(("calledAt", Now)),
        ("notify", "served") => FormValues.Of(("servedAt", Now)),
        ("open", "opened") => FormValues.Of(("jointCount", "1")),
        // What came back is mended, not written anew.
        ("route", "proposed") or ("approve", "changed") when Case?.Routing is { } routing => Proposed(routing),
        ("handle", "done") when Case?.Handling is { Result: not null } work => FormValues.Of(
            ("finding", NameOf(work.Finding)), ("result", NameOf(work.Result)), ("summary", work.Summary ?? ""), ("basis", work.Basis ?? ""), ("answer", work.Answer ?? "")),
        _ => FormValues.None,
    };

    private static FormValues Proposed(Routing routing) => FormValues.Of(
        ("method", Schema.NameOf(routing.Method)), ("target.unit", routing.TargetUnit ?? ""), ("target.person", routing.TargetPerson ?? ""), ("reason", routing.Reason ?? ""),
        ("noActionReason", NameOf(routing.NoActionReason)), ("noActionEvidence", routing.NoActionEvidence ?? ""));

    private static string NameOf<T>(T? value) where T : struct, Enum => value is { } given ? Schema.NameOf(given) : "";

    private string Now => OfficeTime.LocalOf(frame.Clock.Now).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private async Task<IActionResult> DoneAsync(string number, string step, string outcome, CancellationToken cancellation)
    {
        TempData["said"] = words["process.done", number, words.Of("process.step", step), words.Find($"process.outcome.{step}.{outcome}") ?? outcome];
        // The next step of the same letter is often the same person's: one key away, and never forced upon him.
        if ((await mine.ListAsync(new TaskFilter(Number: number), 0, 1, cancellation)) is [var following, ..])
        {
            // The visitor still sits before him: on to the next step of the talk.
            if (following.ClaimedBy == frame.Viewer!.PersonId && Url.IsLocalUrl(Next))
                return LocalRedirect($"/tasks/{following.Id}?next={Uri.EscapeDataString(Next)}");
            TempData["saidTo"] = $"/tasks/{following.Id}";
            TempData["saidLink"] = words["process.goOn", words.Of("process.step", following.Step)];
        }
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next : "/");
    }

    /// <summary>Somebody changed the task meanwhile: what was typed stays, beside what is there now.</summary>
    private async Task<IActionResult> StaleAsync(Guid id, string outcome, FormValues values, Conflict conflict, CancellationToken cancellation)
    {
        try
        {
            await LoadAsync(id, outcome, values, null, cancellation);
        }
        catch (NotVisible)
        {
            TempData["refused"] = RuleMessages.Of(conflict.Code, []);
            return LocalRedirect("/");
        }
        Problems = [new FormProblem(null, RuleMessages.Of(conflict.Code, []))];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>A second press of the button, or the back key: the task is closed already, perhaps by this very person.</summary>
    private async Task<IActionResult> RepeatAsync(Guid id, string outcome, CancellationToken cancellation)
    {
        try
        {
            var repeated = await complete.RunAsync(id, new Completion(outcome, null, null), cancellation);
            TempData["said"] = words["process.alreadyDone", repeated.Number];
        }
        catch (Conflict)
        {
            return await GoneAsync(id, outcome, cancellation);
        }
        return LocalRedirect("/");
    }

    /// <summary>Somebody else was quicker: what he decided stands, and what was typed here is shown beside it, to be copied.</summary>
    private async Task<IActionResult> GoneAsync(Guid id, string outcome, CancellationToken cancellation)
    {
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id, cancellation);
        var number = await db.Cases.Where(c => c.Id == task.CaseId).Select(c => c.Number).SingleAsync(cancellation);
        Case = await reader.RunAsync(number, cancellation);
        var decided = (await timeline.RunAsync(number, cancellation)).LastOrDefault(e => e.Kind == TimelineKind.Step && e.What == task.Step && e.At == task.DoneAt);
        Gone = new GoneTask(number, task.Step, outcome, decided, typedWords.Of(Request.Form, task.Step, outcome));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
