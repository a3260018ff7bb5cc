using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Web.Api;

internal static class TasksApi
{
    public sealed record TaskLine(Guid Id, string Number, string Step, string? Title, string? ClaimedBy, DateTime CreatedAt, DateTime? DueAt, int Version, bool Escalated);

    public sealed record TaskPage(IReadOnlyList<TaskLine> Items, int Total, int Page);

    public sealed record OutcomeView(string Name, JsonObject Schema);

    public sealed record TaskView(Guid Id, string Number, string Step, string? ClaimedBy, int Version, bool Escalated, IReadOnlyList<OutcomeView> Outcomes);

    public sealed record ClaimAnswer(Guid Id, string? ClaimedBy, int Version);

    private const int PageSize = 50;

    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tasks", async (int? page, TaskAccess access, CaseGuard guard, PetitionsDb db, CancellationToken cancellation) =>
        {
            var viewer = await access.ViewerAsync(cancellation);
            var mine = guard.OpenTasks(viewer);
            var (number, cleared) = (Math.Max(1, page ?? 1), viewer.IsSealedOfficer);
            var lines = await mine.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Skip((number - 1) * PageSize).Take(PageSize)
                .Join(db.Cases, t => t.CaseId, c => c.Id, (t, c) => new TaskLine(
                    t.Id, c.Number, t.Step, c.Sealed && !cleared ? null : c.Registration!.Title, t.ClaimedBy, t.CreatedAt,
                    db.Deadlines.Where(d => d.CaseId == c.Id && d.MetAt == null && d.EndedAt == null).Min(d => (DateTime?)d.DueAt), t.Version, t.Escalated))
                .ToListAsync(cancellation);
            return TypedResults.Ok(new TaskPage([.. lines.OrderBy(l => l.CreatedAt).ThenBy(l => l.Id)], await ListLimits.CountAsync(mine.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id), cancellation), number));
        }).WithName("listTasks").WithSummary($"My open tasks and my unit's. {ListLimits.Says}");

        api.MapGet("/tasks/{id:guid}", async (Guid id, TaskForm form, CancellationToken cancellation) =>
        {
            var (task, number, outcomes) = await form.RunAsync(id, cancellation);
            return TypedResults.Ok(new TaskView(task.Id, number, task.Step, task.ClaimedBy, task.Version, task.Escalated, [.. outcomes.Select(o => new OutcomeView(o.Name, o.Schema))]));
        }).ProducesProblem(404).WithName("getTask").WithSummary("One open task with its allowed outcomes, each with the JSON schema of its data.");

        api.MapPost("/tasks/{id:guid}/claim", async (Guid id, ClaimTask claim, CancellationToken cancellation) => Answer(await claim.RunAsync(id, cancellation)))
            .ProducesProblem(404).ProducesProblem(409).WithName("claimTask");

        api.MapPost("/tasks/{id:guid}/release", async (Guid id, ReleaseTask release, CancellationToken cancellation) => Answer(await release.RunAsync(id, cancellation)))
            .ProducesProblem(404).ProducesProblem(409).WithName("releaseTask");

        api.MapPost("/tasks/{id:guid}/complete", async (Guid id, Completion completion, CompleteTask complete, CancellationToken cancellation) =>
                TypedResults.Ok(await complete.RunAsync(id, completion, cancellation)))
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithName("completeTask")
            .WithSummary("Completes a task with one of its outcomes; completing an unclaimed task claims it.");
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<ClaimAnswer> Answer(HumanTask task) => TypedResults.Ok(new ClaimAnswer(task.Id, task.ClaimedBy, task.Version));
}
