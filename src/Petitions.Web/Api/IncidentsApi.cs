using Petitions.Process.Incidents;

namespace Petitions.Web.Api;

/// <summary>What cannot go on by itself, for the administrator.</summary>
internal static class IncidentsApi
{
    public sealed record SkipRequest(string Outcome);

    public sealed record NoteRequest(string Note);

    public sealed record Mended(int Waits);

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/incidents", async (IncidentList list, CancellationToken cancellation) => TypedResults.Ok(await list.RunAsync(cancellation)))
            .ProducesProblem(404).WithName("listIncidents").WithSummary("Incidents, and workflows that hang.");
        api.MapPost("/incidents/{id:long}/retry", async (long id, RetryIncident retry, CancellationToken cancellation) =>
        {
            await retry.RunAsync(id, cancellation);
            return TypedResults.NoContent();
        }).ProducesProblem(404).ProducesProblem(422).WithName("retryIncident").WithSummary("Runs what failed again.");
        api.MapPost("/incidents/{id:long}/skip", async (long id, SkipRequest request, SkipIncident skip, CancellationToken cancellation) =>
        {
            await skip.RunAsync(id, request.Outcome, cancellation);
            return TypedResults.NoContent();
        }).ProducesProblem(404).ProducesProblem(422).WithName("skipIncident").WithSummary("Goes on as if the activity had ended with this outcome.");
        api.MapPost("/incidents/{id:long}/close", async (long id, NoteRequest request, CloseIncident close, CancellationToken cancellation) =>
        {
            await close.RunAsync(id, request.Note, cancellation);
            return TypedResults.NoContent();
        }).ProducesProblem(404).ProducesProblem(422).WithName("closeIncident").WithSummary("Takes an incident that stops no workflow off the list.");
        api.MapPost("/workflows/instances/{id:guid}/cancel", async (Guid id, NoteRequest request, CancelWorkflow cancel, CancellationToken cancellation) =>
        {
            await cancel.RunAsync(id, request.Note, cancellation);
            return TypedResults.NoContent();
        }).ProducesProblem(404).ProducesProblem(422).WithName("cancelWorkflow").WithSummary("Ends a workflow that nobody can bring to its end.");
        api.MapPost("/workflows/instances/{id:guid}/mend", async (Guid id, MendWorkflow mend, CancellationToken cancellation) =>
                TypedResults.Ok(new Mended(await mend.RunAsync(id, cancellation))))
            .ProducesProblem(404).ProducesProblem(422).WithName("mendWorkflow").WithSummary("Gives a workflow that hangs back what it waits for.");
    }
}
