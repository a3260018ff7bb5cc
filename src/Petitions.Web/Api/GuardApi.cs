using Petitions.Guard;
using Petitions.Guard.Identities;

namespace Petitions.Web.Api;

/// <summary>What sealed officers correct and know of the guard, and whoever declares himself recused.</summary>
internal static class GuardApi
{
    public sealed record ResolutionRequest(IReadOnlyList<string> People);

    public sealed record RecusalRequest(string Ground, string? Person = null);

    public sealed record EnquiryRequest(string Words, string? Number = null, string? Person = null);

    public sealed record SplitRequest(string Title);

    public sealed record SplitAnswer(string Number);

    public sealed record UnlockRequest(string Reason);

    public sealed record UnlockAnswer(Guid Id);

    public sealed record UnlockDecision(bool Granted);

    /// <param name="Holds">False: it waits for the second person.</param>
    public sealed record TwoPersonAnswer(bool Holds);

    public static void MapGuard(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/guard", async (string number, GuardSheet sheet, CancellationToken cancellation) => TypedResults.Ok(await sheet.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getGuard").WithSummary("Who may not have the case and why, and who had what before. For sealed officers.");
        api.MapGet("/cases/{number}/names", async (string number, FindNames find, CancellationToken cancellation) => TypedResults.Ok(await find.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getNames").WithSummary("Everybody of the directory who stands in the letter's text, mails and attachments.");
        api.MapGet("/cases/{number}/methods", async (string number, MethodTable table, CancellationToken cancellation) => TypedResults.Ok(await table.RunAsync(number, cancellation)))
            .ProducesProblem(404).WithName("getMethods").WithSummary("Which methods and units are closed because of who is accused, why, and who can have the case instead.");
        api.MapPut("/cases/{number}/accused/{id:long}/resolution", async (string number, long id, ResolutionRequest request, ResolveAccused resolve, CancellationToken cancellation) =>
                TypedResults.Ok(new TwoPersonAnswer(await resolve.RunAsync(number, id, request.People, cancellation))))
            .ProducesProblem(404).ProducesProblem(422).WithName("resolveAccused").WithSummary("Whom a description means: it holds when two sealed officers say the same.");
        api.MapPost("/cases/{number}/recusals", async (string number, RecusalRequest request, Recuse recuse, CancellationToken cancellation) =>
            {
                await recuse.RunAsync(number, request.Person, request.Ground, cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("recuse").WithSummary("I may not have this case (回避); a sealed officer may enter it for another.");
        api.MapPost("/cases/{number}/request", async (string number, SplitRequest request, SplitMatter split, CancellationToken cancellation) =>
            {
                var letter = await split.RunAsync(number, request.Title, cancellation);
                return TypedResults.Created($"/api/cases/{letter.Number}", new SplitAnswer(letter.Number));
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("splitMatter").WithSummary("The request in a sealed letter becomes a letter of its own, without the accusation. For sealed officers.");
        api.MapGet("/cases/{number}/identity", async (string number, ReadIdentity read, CancellationToken cancellation) => TypedResults.Ok(await read.RunAsync(number, cancellation)))
            .ProducesProblem(404).ProducesProblem(422).WithName("getIdentity").WithSummary("Who wrote a sealed case, for the sealed officer to whom another one has granted it; and who asked.");
        api.MapPost("/cases/{number}/identity/unlocks", async (string number, UnlockRequest request, AskUnlock ask, CancellationToken cancellation) =>
                TypedResults.Ok(new UnlockAnswer(await ask.RunAsync(number, request.Reason, cancellation))))
            .ProducesProblem(404).ProducesProblem(422).WithName("askUnlock").WithSummary("I must know who wrote this sealed case, and why.");
        api.MapPut("/cases/{number}/identity/unlocks/{id:guid}", async (string number, Guid id, UnlockDecision decision, DecideUnlock decide, CancellationToken cancellation) =>
            {
                await decide.RunAsync(number, id, decision.Granted, cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(404).ProducesProblem(422).WithName("decideUnlock").WithSummary("Another sealed officer lets him know, or not.");
        api.MapPost("/enquiries", async (EnquiryRequest request, ReportEnquiry report, CancellationToken cancellation) =>
            {
                await report.RunAsync(new Enquiry(request.Number, request.Person, request.Words), cancellation);
                return TypedResults.NoContent();
            })
            .ProducesProblem(422).WithName("reportEnquiry").WithSummary("Somebody asked who wrote a letter, or what is known of it (条例 art. 46).");
        api.MapDelete("/cases/{number}/recusals/{id:long}", async (string number, long id, EndRecusal end, CancellationToken cancellation) =>
                TypedResults.Ok(new TwoPersonAnswer(await end.RunAsync(number, id, cancellation))))
            .ProducesProblem(404).WithName("endRecusal").WithSummary("Ends a recusal when two sealed officers ask for it.");
    }
}
