using Microsoft.AspNetCore.Http.Extensions;

namespace Petitions.Web.Pages;

/// <summary>The pages of a list; sort, filter and page stand in the address, so that it can be sent to a colleague.</summary>
public sealed record PageLinks(string Path, IReadOnlyList<KeyValuePair<string, string>> Query, int Page, int Total, int PageSize)
{
    public int Last => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public string To(int page) => With("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The same list with something changed, from its first page on.</summary>
    public string With(params IEnumerable<(string Name, string Value)> changes) => Path + QueryWith(changes);

    public string QueryWith(string name, string value) => QueryWith([(name, value)]);

    private string QueryWith(IEnumerable<(string Name, string Value)> changes)
    {
        var changed = changes.ToList();
        return new QueryBuilder(Query.Where(q => q.Key != "page" && changed.All(c => c.Name != q.Key))
            .Concat(changed.Select(c => KeyValuePair.Create(c.Name, c.Value)))).ToQueryString().Value ?? "";
    }

    public string With(string name, string value) => With([(name, value)]);

    public static PageLinks Of(HttpRequest request, int page, int total, int pageSize) => new(
        request.Path, [.. request.Query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()))], page, total, pageSize);
}
