using Microsoft.EntityFrameworkCore;
using Petitions.Web.Pages.Cases;

namespace Petitions.Web.Api;

/// <summary>How far the lists of the API count: as far as those of the pages.</summary>
internal static class ListLimits
{
    public static readonly string Says = $"The total is counted as far as {CaseList.CountLimit + 1}, which stands for more than {CaseList.CountLimit}.";

    public static Task<int> CountAsync<T>(IOrderedQueryable<T> found, CancellationToken cancellation) => found.Take(CaseList.CountLimit + 1).CountAsync(cancellation);
}
