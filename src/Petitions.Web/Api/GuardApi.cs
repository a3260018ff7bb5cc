using Petitions.Guard;

namespace Petitions.Web.Api;

/// <summary>What sealed officers correct and know of the guard, and whoever declares himself recused.</summary>
internal static class GuardApi
{
    public sealed record ResolutionRequest(IReadOnlyList<string> People);

    public sealed record RecusalRequest(string Ground, string? Person = null);

    /// <param name="Holds">False: it waits for the second person.</param>
    public sealed record TwoPersonAnswer(bool Holds);

    public static void MapGuard(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/guard", async (string number, GuardSheet sheet, CancellationToken cancellation) => TypedResults.Ok(await sheet.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getGuard").WithSummary("Who may not have the case and why, and who had what before. For sealed officers.");
        api.MapGet("/cases/{number}/names", async (string number, FindNames find, CancellationToken cancellation) => TypedResults.Ok(await find.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getNames").WithSummary("Everybody of the directory who stands in the letter's text, mails and attachments.");
        api.MapPut("/cases/{number}/accused/{id:long}/resolution", async (string number, long id, ResolutionRequest request, ResolveAccused resolve, CancellationToken cancellation) =>
                TypedResults.Ok(new TwoPersonAnswer(await resolve.RunAsync(number, id, request.People, cancellation))))
            .ProducesProblem(404).ProducesProblem(422).WithName("resolveAccused").WithSummary("Whom a description means: it holds when two sealed officers say the same.");
        api.MapPost("/cases/{number}/recusals", async (string number, RecusalRequest request, Recuse recuse, CancellationToken cancellation) =>
            {
                await recuse.RunAsync(number, request.Person, request.Ground, cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("recuse").WithSummary("I may not have this case (回避); a sealed officer may enter it for another.");
        api.MapDelete("/cases/{number}/recusals/{id:long}", async (string number, long id, EndRecusal end, CancellationToken cancellation) =>
                TypedResults.Ok(new TwoPersonAnswer(await end.RunAsync(number, id, cancellation))))
            .ProducesProblem(404).WithName("endRecusal").WithSummary("Ends a recusal when two sealed officers ask for it.");
    }
}
