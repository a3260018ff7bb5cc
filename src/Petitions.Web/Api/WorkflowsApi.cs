using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Process;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Execution;

namespace Petitions.Web.Api;

/// <summary>The published workflow files and what runs on them, for the administrator; signals to a case, for the office.</summary>
internal static class WorkflowsApi
{
    private const int LargestFile = 4_000_000;

    public sealed record Problem(string Severity, string Path, string Message);

    public sealed record MovePlan(bool Moves, IReadOnlyList<StepMapping> Steps);

    public sealed record MoveRequest(string Version);

    public sealed record SignalRequest(string Name, JsonNode? Payload = null);

    public sealed record Signalled(bool Delivered);

    public static void MapWorkflows(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflows", async (WorkflowVersions versions, CancellationToken cancellation) => TypedResults.Ok(await versions.RunAsync(cancellation)))
            .ProducesProblem(404).WithName("listWorkflows").WithSummary("Workflow files, their versions and what runs on each.");
        api.MapGet("/workflows/{version}", async (string version, WorkflowVersions versions, CancellationToken cancellation) =>
                TypedResults.Text((await versions.FindAsync(version, cancellation)).Json, "application/json"))
            .Produces<JsonObject>().ProducesProblem(404).WithName("getWorkflow").WithSummary("The file of a version, as Elsa Studio opens it.");
        api.MapPost("/workflows", PublishAsync).Accepts<JsonObject>("application/json").Produces<PublishedWorkflow>().ProducesProblem(404).ProducesProblem(422)
            .WithName("publishWorkflow").WithSummary("Publishes a file as the next version; running cases stay on theirs.").WithMetadata(new RequestSizeLimitAttribute(LargestFile));
        api.MapGet("/workflows/instances/{id:guid}/move", async (Guid id, string to, MoveWorkflow move, CancellationToken cancellation) =>
                TypedResults.Ok(PlanOf(await move.PlanAsync(id, to, cancellation))))
            .ProducesProblem(404).WithName("planMove").WithSummary("Which open steps are in another version too.");
        api.MapPost("/workflows/instances/{id:guid}/move", async (Guid id, MoveRequest request, MoveWorkflow move, CancellationToken cancellation) =>
                TypedResults.Ok(PlanOf(await move.RunAsync(id, request.Version, cancellation))))
            .ProducesProblem(404).ProducesProblem(422).WithName("moveWorkflow");
        api.MapPost("/cases/{number}/events", async (
                    string number, SignalRequest request, [FromHeader(Name = Idempotency.Header)] string? key, Idempotency idempotency, SignalCase signal, CancellationToken cancellation) =>
                TypedResults.Ok(await idempotency.RunAsync(key, new { number, request }, async () => new Signalled(await signal.RunAsync(number, request.Name, request.Payload, cancellation)), cancellation)))
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("signalCase")
            .WithSummary("Tells the workflow of a case that something has happened; an event nobody waits for yet is kept.");
    }

    internal static IReadOnlyList<Problem> ProblemsOf(InvalidDefinitionException refused) =>
        [.. refused.Problems.Select(p => new Problem(p.Severity.ToString().ToLowerInvariant(), p.Path, p.Message))];

    private static MovePlan PlanOf(VersionMove move) => new(move.State is not null, move.Steps);

    private static async Task<IResult> PublishAsync(HttpRequest request, PublishWorkflow publish, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            return TypedResults.Ok(await publish.RunAsync(await reader.ReadToEndAsync(cancellation), cancellation));
        }
        catch (InvalidDefinitionException refused)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status422UnprocessableEntity, title: Rules.RuleMessages.Of("workflow-refused", []),
                extensions: new Dictionary<string, object?> { ["code"] = "workflow-refused", ["problems"] = ProblemsOf(refused) });
        }
    }
}
