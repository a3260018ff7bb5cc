using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Deadlines.Changes;
using Petitions.Deadlines.Press;
using Petitions.Replies;
using Petitions.Web.Pages.Cases;

namespace Petitions.Web.Api;

/// <summary>The clocks of a case: why their dates, and what may be done with them.</summary>
internal static class DeadlinesApi
{
    public sealed record TraceView(DateOnly Date, string Text);

    public sealed record MoveView(DateTime At, string? PersonId, MoveKind Kind, string? Reason, DateOnly OldDue, DateOnly NewDue);

    public sealed record PauseView(StopGround Ground, string Reason, DateTime From, DateTime? To, string PausedBy, string? ResumedBy);

    public sealed record ExtensionView(Guid Id, int Days, string Reason, string AskedBy, DateTime AskedAt, ExtensionState State, string? DecidedBy, DateTime? DecidedAt, string? Opinion);

    public sealed record DeadlineView(
        Guid Id, string Rule, string RuleVersion, string Span, string LegalSource, string CalendarVersion, DateTime StartedAt, DateOnly Raw, DateOnly Due, DateTime DueAt, bool Provisional,
        DateTime? PausedAt, int ExtendedBy, DateTime? MetAt, DateTime? EndedAt, string? EndReason, DateTime? BreachedAt, DateTime? BreachWithdrawnAt,
        DateTime? AcknowledgedAt, string? AcknowledgedBy, bool Overdue,
        IReadOnlyList<TraceView> Trace, IReadOnlyList<PauseView> Pauses, IReadOnlyList<ExtensionView> Extensions, IReadOnlyList<MoveView> History);

    public sealed record PauseRequest(StopGround Ground, string Reason);

    public sealed record ExtensionAsked(int Days, string Reason);

    public sealed record Decision(bool Approved, string? Opinion = null);

    public sealed record Note(string Text);

    public sealed record PressRequest(Guid Deadline, PressKind Kind, PressGround Ground, string Demand);

    public sealed record NoticeRequest(NoticeKind Kind, string Text, ReplyChannel? Channel = null, DateTime? ServedAt = null);

    public sealed record ServiceRequest(ReplyChannel Channel, DateTime ServedAt);

    public static void MapDeadlines(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/deadlines", async (string number, CaseReader reader, CaseTimes times, CancellationToken cancellation) =>
        {
            await reader.RunAsync(number, cancellation);
            return TypedResults.Ok((await times.RunAsync(number, cancellation)).Select(ViewOf).ToList());
        }).ProducesProblem(404).WithName("getCaseDeadlines").WithSummary("Every clock of the case with its trace, day by day, and its history.");
        var clock = api.MapGroup("/cases/{number}/deadlines/{id:guid}");
        clock.MapPut("/pause", async (string number, Guid id, PauseRequest request, PauseDeadline pause, CancellationToken cancellation) =>
            await DoneAsync(pause.RunAsync(number, id, request.Ground, request.Reason, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("pauseDeadline");
        clock.MapDelete("/pause", async (string number, Guid id, ResumeDeadline resume, CancellationToken cancellation) =>
            await DoneAsync(resume.RunAsync(number, id, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("resumeDeadline");
        clock.MapPost("/extensions", async (string number, Guid id, ExtensionAsked asked, AskExtension ask, CancellationToken cancellation) =>
            TypedResults.Ok(new { id = await ask.RunAsync(number, id, asked.Days, asked.Reason, cancellation) })).ProducesProblem(404).ProducesProblem(422).WithName("askExtension");
        clock.MapPut("/extensions/{request:guid}", async (string number, Guid id, Guid request, Decision decision, DecideExtension decide, CancellationToken cancellation) =>
            await DoneAsync(decide.RunAsync(number, id, request, decision.Approved, decision.Opinion, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("decideExtension");
        clock.MapPut("/acknowledgement", async (string number, Guid id, Note note, AcknowledgeBreach acknowledge, CancellationToken cancellation) =>
            await DoneAsync(acknowledge.RunAsync(number, id, note.Text, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("acknowledgeBreach");
        api.MapPost("/cases/{number}/press", async (string number, PressRequest request, IssuePress press, CancellationToken cancellation) =>
            TypedResults.Ok(new { number = await press.RunAsync(number, request.Deadline, request.Kind, request.Ground, request.Demand, cancellation) })).ProducesProblem(404).ProducesProblem(422).WithName("issuePress");
        api.MapPut("/cases/{number}/press/{id:guid}/answer", async (string number, Guid id, Note note, AnswerPress answer, CancellationToken cancellation) =>
            await DoneAsync(answer.RunAsync(number, id, note.Text, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("answerPress");
        api.MapPost("/cases/{number}/petitioner-notices", async (string number, NoticeRequest request, GiveNotice notice, CancellationToken cancellation) =>
            TypedResults.Ok(new { number = await notice.RunAsync(number, request.Kind, request.Text, request.Channel, request.ServedAt, cancellation) })).ProducesProblem(404).ProducesProblem(422).WithName("giveNotice");
        api.MapPut("/cases/{number}/petitioner-notices/{id:guid}/service", async (string number, Guid id, ServiceRequest request, GiveNotice notice, CancellationToken cancellation) =>
            await DoneAsync(notice.ServeAsync(number, id, request.Channel, request.ServedAt, cancellation))).ProducesProblem(404).ProducesProblem(422).WithName("serveNotice");
    }

    private static async Task<IResult> DoneAsync(Task act)
    {
        await act;
        return TypedResults.NoContent();
    }

    private static DeadlineView ViewOf(CaseClock clock)
    {
        var d = clock.Deadline;
        return new DeadlineView(
            d.Id, d.RuleId, d.RuleVersion, clock.Rule.Span.ToString(), clock.Rule.LegalSource, d.CalendarVersion, d.StartedAt, d.Raw, d.Due, d.DueAt, d.Provisional,
            d.PausedAt, d.ExtendedBy, d.MetAt, d.EndedAt, d.EndReason, d.BreachedAt, d.BreachWithdrawnAt, d.AcknowledgedAt, d.AcknowledgedBy, clock.Overdue,
            [.. clock.Why.Select(line => new TraceView(line.Date, line.Text))],
            [.. clock.Pauses.Select(p => new PauseView(p.Ground, p.Reason, p.From, p.To, p.PausedBy, p.ResumedBy))],
            [.. clock.Extensions.Select(e => new ExtensionView(e.Id, e.Days, e.Reason, e.AskedBy, e.AskedAt, e.State, e.DecidedBy, e.DecidedAt, e.Opinion))],
            [.. clock.History.Select(m => new MoveView(m.At, m.PersonId, m.Kind, m.Reason, m.OldDue, m.NewDue))]);
    }
}
