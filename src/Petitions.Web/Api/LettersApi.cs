using Microsoft.AspNetCore.Mvc;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Api;

internal static class LettersApi
{
    public sealed record OpenTask(Guid Id, string Step);

    public sealed record LetterAnswer(string Number, string ReceiptNumber, int Version, IReadOnlyList<OpenTask> Tasks);

    public static void MapLetters(this IEndpointRouteBuilder api) =>
        api.MapPost("/letters", async (
                LetterReceived received, [FromHeader(Name = Idempotency.Header)] string? key, Idempotency idempotency,
                ReceiveLetter receive, TaskAccess access, PetitionsDb db, HttpContext context, CancellationToken cancellation) =>
            {
                var viewer = await access.ViewerAsync(cancellation);
                Require.That(viewer.ReceivesLetters, "receive-by-intake-only");
                var answer = await idempotency.RunAsync(key, received, async () =>
                {
                    var letter = await receive.RunAsync(received, cancellation);
                    var tasks = db.Tasks.Local.Where(t => t.CaseId == letter.Id && t.State == TaskState.Open).Select(t => new OpenTask(t.Id, t.Step));
                    return new LetterAnswer(letter.Number, letter.Receipt.ReceiptNumber, letter.Version, [.. tasks]);
                }, cancellation);
                return TypedResults.Created($"/api/cases/{answer.Number}", answer);
            })
            .ProducesProblem(422).ProducesProblem(409).WithName("receiveLetter")
            .WithSummary("Puts a letter into the mail register; with opened=true it is opened and registered in the same act.");
}
