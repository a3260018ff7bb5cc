using Petitions.Cases;

namespace Petitions.Web.Api;

internal static class DictionaryApi
{
    /// <param name="Id">The code, under the name that every list gives its ids.</param>
    public sealed record EntryView(string Id, string Name, string EnglishName, string Initials);

    public sealed record Retirement(bool Retired);

    public static void MapDictionary(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dictionary/{kind}", async (string kind, string? text, DictionaryBook book, CancellationToken cancellation) =>
            TypedResults.Ok((await book.ListAsync(InAddress.Of<DictionaryKind>(kind), text, cancellation)).Select(ViewOf).ToList()))
            .ProducesProblem(404).WithName("listDictionary");
        api.MapPost("/dictionary/{kind}", (string kind, EntryForm form, AddEntry add, OfficeChangesApi.Creation creation, CancellationToken cancellation) =>
            creation.RunAsync($"/api/dictionary/{kind}", form, async () => ViewOf(await add.RunAsync(InAddress.Of<DictionaryKind>(kind), form, cancellation)), cancellation)).Changes("addEntry");
        api.MapPut("/dictionary/{kind}/{code}", async (string kind, string code, EntryChange change, ChangeEntry use, CancellationToken cancellation) =>
            TypedResults.Ok(ViewOf(await use.RunAsync(InAddress.Of<DictionaryKind>(kind), code, change, cancellation)))).Changes("changeEntry");
        api.MapPut("/dictionary/{kind}/{code}/retirement", async (string kind, string code, Retirement retirement, RetireEntry use, CancellationToken cancellation) =>
        {
            await use.RunAsync(InAddress.Of<DictionaryKind>(kind), code, retirement.Retired, cancellation);
            return Results.NoContent();
        }).Changes("retireEntry");
    }

    private static EntryView ViewOf(DictionaryEntry entry) => new(entry.Code, entry.Name, entry.EnglishName, entry.Initials);
}
