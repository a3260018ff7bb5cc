using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Process;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Workflows.Diagrams;

namespace Petitions.Web.Api;

internal static class CasesApi
{
    public sealed record CaseLine(string Number, string? Title, string Stage, DateTime ReceivedAt, bool Sealed, DateTime? ClosedAt);

    public sealed record CasePage(IReadOnlyList<CaseLine> Items, int Total, int Page);

    public sealed record JournalLine(int Line, DateTime At, string? PersonId, string Kind);

    public sealed record ReviewAnswer(string Number);

    private const int PageSize = 50;

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", ListAsync).WithName("listCases").WithSummary($"The cases that exist for me, newest first. {ListLimits.Says}");
        api.MapGet("/cases/{number}", async (string number, CaseReader reader, CancellationToken cancellation) =>
            TypedResults.Ok(await reader.RunAsync(number, cancellation))).ProducesProblem(404).WithName("getCase");
        api.MapGet("/cases/{number}/journal", JournalAsync).ProducesProblem(404).WithName("getCaseJournal");
        api.MapGet("/cases/{number}/timeline", async (string number, CaseReader reader, CaseTimeline timeline, CancellationToken cancellation) =>
            {
                // The look at a sealed case is journalled by its reader.
                await reader.RunAsync(number, cancellation);
                return TypedResults.Ok(await timeline.RunAsync(number, cancellation));
            })
            .ProducesProblem(404).WithName("getCaseTimeline").WithSummary("Everything that happened to the case: scans, mails, steps, decisions, clocks.");
        api.MapGet("/cases/{number}/diagram", DiagramAsync).Produces<string>(contentType: "image/svg+xml").ProducesProblem(404).WithName("getCaseDiagram");
        api.MapGet("/cases/{number}/review", async (string number, ReadReview read, CancellationToken cancellation) => TypedResults.Ok(await read.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getReview").WithSummary("What this case reviews, and whether its own answer can be reviewed, until when.");
        api.MapPost("/cases/{number}/reviews", async (string number, ReviewRequest request, RequestReview review, CancellationToken cancellation) =>
            {
                var registered = await review.RunAsync(number, request, cancellation);
                return TypedResults.Created($"/api/cases/{registered.Number}", new ReviewAnswer(registered.Number));
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("requestReview").WithSummary("The petitioner asks for a review (复查), or after that for the re-review (复核), as a case of its own.");
        api.MapPut("/cases/{number}/enclosures/{id:long}", async (string number, long id, CustodyRequest request, MoveEnclosure move, CancellationToken cancellation) =>
                TypedResults.Ok(await move.RunAsync(number, id, request.Custody, request.Note, cancellation)))
            .ProducesProblem(404).ProducesProblem(422).WithName("moveEnclosure").WithSummary("An enclosure changes hands; the journal is its ledger.");
        api.MapPut("/cases/{number}/accused", async (string number, AccusedRequest request, ChangeAccused change, CancellationToken cancellation) =>
            {
                var letter = await change.RunAsync(number, new AccusedEntry(request.State, request.Reason, request.People, request.Described), request.Version, cancellation);
                return TypedResults.Ok(new AccusedAnswer(letter.Number, letter.Version, letter.Slip!.Accused));
            })
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("putAccused");
    }

    public sealed record CustodyRequest(Custody Custody, string? Note = null);

    public sealed record AccusedRequest(
        AccusedState State, string? Reason = null, IReadOnlyList<string>? People = null, IReadOnlyList<DescribedAccused>? Described = null, int? Version = null);

    public sealed record AccusedAnswer(string Number, int Version, AccusedState State);

    private static async Task<IResult> ListAsync(string? text, string? state, int? page, TaskAccess access, CaseGuard guard, CaseSearch search, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var cases = guard.Visible(viewer).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
            cases = search.In(cases, viewer, text);
        if (!string.IsNullOrWhiteSpace(state))
            cases = cases.Where(c => c.Stage == state);
        var (number, cleared) = (Math.Max(1, page ?? 1), viewer.IsSealedOfficer);
        var lines = await cases.OrderByDescending(c => c.Receipt.ReceivedAt).ThenBy(c => c.Number).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(c => new CaseLine(c.Number, c.Sealed && !cleared ? null : c.Registration!.Title, c.Stage, c.Receipt.ReceivedAt, c.Sealed, c.ClosedAt)).ToListAsync(cancellation);
        return TypedResults.Ok(new CasePage(lines, await ListLimits.CountAsync(cases.OrderBy(c => c.Id), cancellation), number));
    }

    private static async Task<PetitionCase> FindAsync(string number, TaskAccess access, CaseGuard guard, CancellationToken cancellation) =>
        Require.Found(await guard.Visible(await access.ViewerAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation));

    private static async Task<IResult> JournalAsync(string number, TaskAccess access, CaseGuard guard, PetitionsDb db, CancellationToken cancellation)
    {
        var letter = await FindAsync(number, access, guard, cancellation);
        var entries = await db.Journal.AsNoTracking().Where(e => e.CaseId == letter.Id).OrderBy(e => e.Id).Select(e => new { e.At, e.PersonId, e.Kind }).ToListAsync(cancellation);
        // Numbered within the case: numbers of the whole journal would tell how much else there is.
        return TypedResults.Ok(entries.Select((e, line) => new JournalLine(line + 1, e.At, e.PersonId, e.Kind)).ToList());
    }

    private static async Task<IResult> DiagramAsync(string number, TaskAccess access, CaseGuard guard, PetitionsDb db, WorkflowLibrary library, OfficeClock clock, CancellationToken cancellation)
    {
        var letter = await FindAsync(number, access, guard, cancellation);
        var instance = await db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.CaseId == letter.Id, cancellation);
        var definition = await library.GetAsync(db, instance.VersionId, cancellation);
        return TypedResults.Text(WorkflowDiagram.Render(definition, instance.Read(), DiagramWords.Of(definition, clock.Now)), "image/svg+xml");
    }
}
