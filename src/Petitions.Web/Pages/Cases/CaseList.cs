using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Cases;

public sealed record CaseLine(string Number, string? Title, string Stage, DateTime ReceivedAt, bool Sealed, DateTime? ClosedAt, string? TargetUnit, PetitionClass? Class);

public sealed record CaseQuery(string? Text, string? Stage, string? Sort, bool Descending, int Page);

/// <summary>A page of the cases that exist for whoever looks; filtered before they are sorted and counted.</summary>
public sealed class CaseList(CaseGuard guard, TaskAccess access)
{
    public const int PageSize = 30;

    /// <summary>Counting further costs more than anybody reads.</summary>
    public const int CountLimit = 1000;

    public static readonly string[] Stages =
    [
        "received", "registered", "unopened", "read", "routed", "approved", "instructed", "noted", "dispatched", "accepted", "objected", "assigned", "handled",
        "signed", "replied", "noReply", "confirmed", "followedUp", "returned", "archived",
    ];

    private static readonly Dictionary<string, Expression<Func<PetitionCase, object?>>> Sorts = new()
    {
        ["received"] = c => c.Receipt.ReceivedAt,
        ["number"] = c => c.Number,
        ["title"] = c => c.Registration!.Title,
        ["stage"] = c => c.Stage,
    };

    public async Task<(IReadOnlyList<CaseLine> Lines, int Total)> RunAsync(CaseQuery query, CancellationToken cancellation)
    {
        var cases = guard.Visible(await access.ViewerAsync(cancellation)).AsNoTracking();
        if (query.Text is { } text)
            cases = cases.Where(c => c.Number.Contains(text) || c.Registration!.Title.Contains(text) || c.Slip!.What.Contains(text));
        if (query.Stage is { } stage)
            cases = cases.Where(c => c.Stage == stage);
        var key = Sorts.GetValueOrDefault(query.Sort ?? "") ?? Sorts["received"];
        var sorted = query.Descending ? cases.OrderByDescending(key) : cases.OrderBy(key);
        var lines = await sorted.ThenBy(c => c.Number).Skip((query.Page - 1) * PageSize).Take(PageSize)
            .Select(c => new CaseLine(c.Number, c.Registration!.Title, c.Stage, c.Receipt.ReceivedAt, c.Sealed, c.ClosedAt, c.Routing!.TargetUnit, (PetitionClass?)c.Slip!.Class))
            .ToListAsync(cancellation);
        return (lines, await cases.OrderBy(c => c.Id).Take(CountLimit + 1).CountAsync(cancellation));
    }
}
