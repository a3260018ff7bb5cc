using Microsoft.AspNetCore.Mvc;
using Petitions.Data;
using Petitions.Tasks;
using Petitions.Visits;

namespace Petitions.Web.Api;

internal static class VisitsApi
{
    public sealed record OpenTask(Guid Id, string Step);

    public sealed record VisitAnswer(string Number, string ReceiptNumber, int Ticket, int Version, IReadOnlyList<OpenTask> Tasks);

    public sealed record CallRequest(string Desk, int? Ticket = null);

    public sealed record Person(string? Name = null, string? IdNumber = null);

    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        api.MapPost("/visits", async (
                VisitArrived arrived, [FromHeader(Name = Idempotency.Header)] string? key, Idempotency idempotency, ReceiveVisit receive, PetitionsDb db, CancellationToken cancellation) =>
            {
                var answer = await idempotency.RunAsync(key, arrived, async () =>
                {
                    var (letter, visit) = await receive.RunAsync(arrived, cancellation);
                    var tasks = db.Tasks.Local.Where(t => t.CaseId == letter.Id && t.State == TaskState.Open).Select(t => new OpenTask(t.Id, t.Step));
                    return new VisitAnswer(letter.Number, letter.Receipt.ReceiptNumber, visit.Ticket, letter.Version, [.. tasks]);
                }, cancellation);
                return TypedResults.Created($"/api/cases/{answer.Number}", answer);
            })
            .ProducesProblem(422).ProducesProblem(409).WithName("receiveVisit")
            .WithSummary("Gives a visitor a ticket; with a title he is greeted, checked and registered in the same act.");
        api.MapGet("/visits/queue", async (VisitQueue queue, CancellationToken cancellation) => TypedResults.Ok(await queue.RunAsync(cancellation)))
            .ProducesProblem(404).WithName("getVisitQueue").WithSummary("Today's queue of the reception.");
        api.MapPost("/visits/call", async (CallRequest request, CallVisitor call, CancellationToken cancellation) =>
                TypedResults.Ok(await call.RunAsync(request.Ticket, request.Desk, cancellation)))
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("callVisitor").WithSummary("Calls a ticket, or the next one, to this desk.");
        // A question by POST: an ID number must stand in no address and no log.
        api.MapPost("/visits/find", async (Person person, FindVisitor find, CancellationToken cancellation) =>
                TypedResults.Ok(await find.RunAsync(person.Name, person.IdNumber, cancellation)))
            .ProducesProblem(404).WithName("findVisitor").WithSummary("Has this person been here before? Only what I may see is counted.");
        api.MapGet("/cases/{number}/visit", async (string number, VisitReader reader, CancellationToken cancellation) =>
                TypedResults.Ok(await reader.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getCaseVisit").WithSummary("The visits of a case with their interviews, calls and decisions.");
    }
}
