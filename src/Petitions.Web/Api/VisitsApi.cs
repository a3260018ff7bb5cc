using Microsoft.AspNetCore.Mvc;
using Petitions.Data;
using Petitions.Tasks;
using Petitions.Visits;
using Petitions.Visits.Appointments;

namespace Petitions.Web.Api;

internal static class VisitsApi
{
    public sealed record OpenTask(Guid Id, string Step);

    public sealed record VisitAnswer(string Number, string ReceiptNumber, int Ticket, int Version, IReadOnlyList<OpenTask> Tasks);

    public sealed record AgainAnswer(string Number, Guid Visit, int Ticket);

    public sealed record Talk(string? Said, string? Told);

    public sealed record CallRequest(string Desk, int? Ticket = null);

    public sealed record Person(string? Name = null, string? IdNumber = null);

    public sealed record AppointmentRequest(string Number, TimeOnly At);

    public sealed record AppointmentEnd(AppointmentState State, string? Note = null);

    public sealed record Created(Guid Id);

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
        api.MapPost("/cases/{number}/visits", async (
                string number, VisitArrived arrived, [FromHeader(Name = Idempotency.Header)] string? key, Idempotency idempotency, ReceiveAgain receive, CancellationToken cancellation) =>
            {
                var answer = await idempotency.RunAsync(key, new { number, arrived }, async () =>
                {
                    var visit = await receive.RunAsync(number, arrived, cancellation);
                    return new AgainAnswer(number, visit.Id, visit.Ticket);
                }, cancellation);
                return TypedResults.Created($"/api/cases/{number}/visit", answer);
            })
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("receiveVisitAgain").WithSummary("Gives a ticket to somebody who comes again about a case that is open.");
        api.MapPut("/visits/{id:guid}/talk", async (Guid id, Talk talk, HearAgain hear, CancellationToken cancellation) =>
            {
                await hear.RunAsync(id, talk.Said, talk.Told, cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("hearVisitAgain").WithSummary("What somebody said who came again, and what he was told.");
        api.MapGet("/visits/queue", async (VisitQueue queue, CancellationToken cancellation) => TypedResults.Ok(await queue.RunAsync(cancellation)))
            .ProducesProblem(404).WithName("getVisitQueue").WithSummary("Today's queue of the reception.");
        api.MapPost("/visits/call", async (CallRequest request, CallVisitor call, CancellationToken cancellation) =>
                TypedResults.Ok(await call.RunAsync(request.Ticket, request.Desk, cancellation)))
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("callVisitor").WithSummary("Calls a ticket, or the next one, to this desk.");
        api.MapGet("/reception/days", async (DateOnly? from, ReceptionDays days, CancellationToken cancellation) => TypedResults.Ok(await days.RunAsync(from, cancellation)))
            .ProducesProblem(404).WithName("listReceptionDays").WithSummary("The leaders' reception days with the appointments that are there for me.");
        api.MapPost("/reception/days", async (ReceptionDayForm form, AddReceptionDay add, CancellationToken cancellation) => TypedResults.Ok(new Created(await add.RunAsync(form, cancellation))))
            .ProducesProblem(422).WithName("addReceptionDay").WithSummary("A leader receives petitioners on this day.");
        api.MapPost("/reception/days/{id:guid}/appointments", async (Guid id, AppointmentRequest request, BookAppointment book, CancellationToken cancellation) =>
                TypedResults.Ok(new Created(await book.RunAsync(id, request.Number, request.At, cancellation))))
            .ProducesProblem(404).ProducesProblem(422).WithName("bookAppointment").WithSummary("The petitioner of this case is received by the leader of that day.");
        api.MapPut("/reception/appointments/{id:guid}", async (Guid id, AppointmentEnd ended, EndAppointment end, CancellationToken cancellation) =>
            {
                await end.RunAsync(id, ended.State, ended.Note, cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("endAppointment").WithSummary("Received, not come, or called off.");
        // A question by POST: an ID number must stand in no address and no log.
        api.MapPost("/visits/find", async (Person person, FindVisitor find, CancellationToken cancellation) =>
                TypedResults.Ok(await find.RunAsync(person.Name, person.IdNumber, cancellation)))
            .ProducesProblem(404).WithName("findVisitor").WithSummary("Has this person been here before? Only what I may see is counted.");
        api.MapGet("/cases/{number}/visit", async (string number, VisitReader reader, CancellationToken cancellation) =>
                TypedResults.Ok(await reader.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getCaseVisit").WithSummary("The visits of a case with their interviews, calls and decisions.");
    }
}
