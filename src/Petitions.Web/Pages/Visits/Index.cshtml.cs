using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Desk;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Visits;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Visits;

/// <summary>接访台: who has come and who is called, and the sheet on which the next one is received.</summary>
public sealed class IndexModel(
    ReceiveVisit receive, ReceiveAgain receiveAgain, HearAgain hear, CallVisitor call, PassVisitor pass, VisitQueue queue, FindVisitor find, Idempotency idempotency, FormDrawing drawing, EntryCheck entries, MyDrafts drafts, KeepDraft keep, Frame frame, Words words) : PageModel
{
    private sealed record Received(string Number, int Ticket);

    public DrawnForm Form { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public IReadOnlyList<QueueLine> Queue { get; private set; } = [];

    /// <summary>Null until somebody asked for it.</summary>
    public KnownVisitor? Known { get; private set; }

    /// <summary>The same sheet sent twice is one visitor.</summary>
    public string Key { get; private set; } = "";

    public string Desk { get; private set; } = "";

    public Draft? Restored { get; private set; }

    /// <summary>Sheets that were begun and not sent: an ended session, a browser that was closed.</summary>
    public IReadOnlyList<Draft> Unfinished { get; private set; } = [];

    /// <summary>The talks with those who came again, as far as they are written.</summary>
    private Dictionary<Guid, HeardAgain> Talks { get; } = [];

    public HeardAgain Heard(Guid visit) => Talks.GetValueOrDefault(visit) ?? new HeardAgain(visit, null, null);

    public IEnumerable<QueueLine> Mine => Queue.Where(l => l is { IsMine: true, State: VisitState.Called });

    public int Waiting => Queue.Count(l => l.State == VisitState.Waiting);

    public bool MayReceive => frame.Viewer!.ReceivesVisitors;

    public bool MayCall => frame.Viewer!.SeesVisits || frame.Viewer.IsSealedOfficer;

    public async Task OnGetAsync([FromQuery] Guid? draft, CancellationToken cancellation)
    {
        var kept = draft is { } wanted ? await drafts.FindAsync(MyDrafts.Visit + wanted.ToString("N"), cancellation) : null;
        (Restored, Key) = kept is { } found ? (found.Draft, draft!.Value.ToString("N")) : (null, Guid.NewGuid().ToString("N"));
        await LoadAsync(kept is { } typed ? FormValues.Kept(typed.Fields) : Blank, null, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string key, string? then, string? desk, CancellationToken cancellation)
    {
        Key = key;
        var values = FormValues.Posted(Request.Form);
        if (then == "find")
            return await FoundAsync(values, cancellation);
        try
        {
            var data = FormReading.Read(VisitSheet.Schema, values);
            await SchemaCheck.RequireAsync(VisitSheet.Schema, data, cancellation);
            await entries.RequireAsync(VisitSheet.Schema, data, cancellation);
            var got = await idempotency.RunAsync(key, data, async () =>
            {
                var (letter, visit) = await receive.RunAsync(data.As<VisitArrived>(), cancellation);
                await keep.DropAsync(MyDrafts.Visit + key, cancellation);
                return new Received(letter.Number, visit.Ticket);
            }, cancellation);
            TempData["said"] = words["visits.received", got.Ticket, got.Number];
            return then == "call" ? await CallAsync(got.Ticket, desk, cancellation) : LocalRedirect("/reception");
        }
        catch (RuleBroken refusal)
        {
            await LoadAsync(values, refusal, cancellation);
        }
        catch (Conflict conflict)
        {
            Key = Guid.NewGuid().ToString("N");
            await LoadAsync(values, new RuleBroken(conflict.Code), cancellation);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>续访: the visitor of this sheet comes again about a case that is open.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string key, [FromQuery] string again, CancellationToken cancellation)
    {
        Key = key;
        var values = FormValues.Posted(Request.Form);
        try
        {
            var data = FormReading.Read(VisitSheet.Schema, values);
            await SchemaCheck.RequireAsync(VisitSheet.Schema, data, cancellation);
            var ticket = await idempotency.RunAsync(key, new { again, data }, async () =>
            {
                var visit = await receiveAgain.RunAsync(again, data.As<VisitArrived>(), cancellation);
                await keep.DropAsync(MyDrafts.Visit + key, cancellation);
                return new Received(again, visit.Ticket);
            }, cancellation);
            TempData["said"] = words["visits.receivedAgain", ticket.Ticket, ticket.Number];
            return LocalRedirect("/reception");
        }
        catch (RuleBroken refusal)
        {
            await LoadAsync(values, refusal, cancellation);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostHeardAsync(Guid visit, string? said, string? told, CancellationToken cancellation)
    {
        try
        {
            await hear.RunAsync(visit, said, told, cancellation);
            await keep.DropAsync(MyDrafts.Heard + visit, cancellation);
            TempData["said"] = words["visits.heardNow"];
            return LocalRedirect("/reception");
        }
        catch (RuleBroken refusal)
        {
            Key = Guid.NewGuid().ToString("N");
            Talks[visit] = new HeardAgain(visit, said, told);
            await LoadAsync(Blank, refusal, cancellation);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public Task<IActionResult> OnPostCallAsync(int? ticket, string? desk, CancellationToken cancellation) => CallAsync(ticket, desk, cancellation);

    public async Task<IActionResult> OnPostPassAsync(int ticket, CancellationToken cancellation)
    {
        try
        {
            await pass.RunAsync(ticket, cancellation);
            TempData["said"] = words["visits.passedNow", ticket];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return LocalRedirect("/reception");
    }

    private async Task<IActionResult> CallAsync(int? ticket, string? desk, CancellationToken cancellation)
    {
        try
        {
            var called = await call.RunAsync(ticket, desk, cancellation);
            TempData["said"] = words["visits.called", called.Ticket, called.Desk];
            return LocalRedirect(called.TaskId is { } task ? $"/tasks/{task}?next=/reception" : "/reception");
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        catch (Conflict conflict)
        {
            TempData["refused"] = RuleMessages.Of(conflict.Code, []);
        }
        return LocalRedirect("/reception");
    }

    /// <summary>A question, not an act: the sheet comes back as it was, with whoever is known already beside it.</summary>
    private async Task<IActionResult> FoundAsync(FormValues values, CancellationToken cancellation)
    {
        await LoadAsync(values, null, cancellation);
        Known = await find.RunAsync(values.One("petitioner.name"), values.One("petitioner.idNumber"), cancellation);
        return Page();
    }

    private async Task LoadAsync(FormValues values, RuleBroken? refusal, CancellationToken cancellation)
    {
        Queue = await queue.RunAsync(cancellation);
        foreach (var later in Mine.Select(l => l.LaterVisit).OfType<Guid>().Where(id => !Talks.ContainsKey(id)))
            if (await drafts.FindAsync(MyDrafts.Heard + later, cancellation) is { } kept)
                Talks[later] = new HeardAgain(later, Typed(kept.Fields, "said"), Typed(kept.Fields, "told"));
        Unfinished = [.. (await drafts.ListAsync(cancellation)).Where(d => d.Form.StartsWith(MyDrafts.Visit, StringComparison.Ordinal) && d.Form != MyDrafts.Visit + Key)];
        Desk = values.One("desk") is { Length: > 0 } typed ? typed : await queue.DeskAsync(cancellation) ?? words["visits.firstDesk"];
        var problems = refusal is DataInvalid invalid ? FormProblems.ByField(invalid, words) : DrawnForm.NoProblems;
        Form = new DrawnForm("visit", await drawing.DrawAsync(VisitSheet.Schema, "register.registered", cancellation), values, problems);
        if (refusal is not null)
            Problems = FormProblems.List(refusal, Form);
    }

    private static string? Typed(IReadOnlyDictionary<string, string[]> fields, string name) => fields.GetValueOrDefault(name)?.FirstOrDefault();

    private static FormValues Blank => FormValues.Of(("headcount", "1"), ("greeting", "seated"));
}
