using Petitions.Cases;
using Petitions.Rules;

namespace Petitions.Web.Api;

internal static class DictionaryApi
{
    /// <param name="Id">The code, under the name that every list gives its ids.</param>
    public sealed record EntryView(string Id, string Name, string EnglishName, string Initials);

    public static void MapDictionary(this IEndpointRouteBuilder api) =>
        api.MapGet("/dictionary/{kind}", async (string kind, string? text, DictionaryBook book, CancellationToken cancellation) =>
        {
            var named = Enum.TryParse<DictionaryKind>(kind, ignoreCase: true, out var known) ? known : throw new NotVisible();
            return TypedResults.Ok((await book.ListAsync(named, text, cancellation)).Select(e => new EntryView(e.Code, e.Name, e.EnglishName, e.Initials)).ToList());
        })
            .ProducesProblem(404).WithName("listDictionary");
}
