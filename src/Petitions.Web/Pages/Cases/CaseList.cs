using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Cases;

public sealed record CaseLine(
    string Number, string? Title, string Stage, DateTime ReceivedAt, bool Sealed, DateTime? ClosedAt, string? TargetUnit, PetitionClass? Class,
    Urgency? Urgency, DisposalMethod? Method, string? Place, string? SubjectCode);

/// <summary>A page of the cases that exist for whoever looks; filtered before they are sorted and counted.</summary>
public sealed class CaseList(PetitionsDb db, CaseGuard guard, CaseSearch search, TaskAccess access, OfficeClock clock)
{
    public const int PageSize = 30;

    /// <summary>Counting further costs more than anybody reads.</summary>
    public const int CountLimit = 1000;

    public const int ExportLimit = 10_000;

    private const string Received = "received";

    public static readonly string[] Stages =
    [
        "received", "registered", "unopened", "read", "routed", "approved", "instructed", "noted", "dispatched", "accepted", "objected", "assigned", "handled",
        "signed", "replied", "noReply", "confirmed", "followedUp", "returned", "archived",
        "greeted", "sealed", "identified", "triaged", "interviewed", "phoneChecked", "decided", "informed", "unheard", "reported", "reportAccepted", "followUpPlanned",
    ];

    /// <summary>As many of those as anybody counts.</summary>
    public async Task<int> CountAsync(CaseQuery query, CancellationToken cancellation)
    {
        var found = await NewestAsync(query, cancellation) ?? (await FoundAsync(query, cancellation)).OrderBy(c => c.Id);
        return await found.Take(CountLimit + 1).CountAsync(cancellation);
    }

    public async Task<(IReadOnlyList<CaseLine> Lines, int Total)> PageAsync(CaseQuery query, int page, CancellationToken cancellation)
    {
        var skip = (page - 1) * PageSize;
        // Words are looked for once: what is counted is also what is shown.
        if (IsNewestFirst(query) && skip + PageSize <= CountLimit && await NewestAsync(query, cancellation) is { } newest)
        {
            var ids = await newest.Select(c => c.Id).Take(CountLimit + 1).ToListAsync(cancellation);
            return (await LinesAsync([.. ids.Skip(skip).Take(PageSize)], cancellation), ids.Count);
        }
        return (await LinesAsync((await SortedAsync(query, cancellation)).Skip(skip).Take(PageSize), cancellation), await CountAsync(query, cancellation));
    }

    /// <summary>All of them, as far as anybody reads a sheet.</summary>
    public async Task<IReadOnlyList<CaseLine>> AllAsync(CaseQuery query, CancellationToken cancellation) =>
        await LinesAsync((await SortedAsync(query, cancellation)).Take(ExportLimit), cancellation);

    private static bool IsNewestFirst(CaseQuery query) => ColumnOf(query).Key == Received && query.Desc;

    private static CaseColumn ColumnOf(CaseQuery query) => CaseColumns.All.FirstOrDefault(c => c.Key == query.Sort) ?? CaseColumns.All.Single(c => c.Key == Received);

    /// <summary>What holds the words that were typed, from the newest on; null where no words were typed.</summary>
    private async Task<IQueryable<PetitionCase>?> NewestAsync(CaseQuery query, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(query.Text))
            return null;
        var viewer = await access.ViewerAsync(cancellation);
        return await search.NewestAsync(Narrowed(guard.Visible(viewer).AsNoTracking(), query, viewer), viewer, query.Text, cancellation);
    }

    private async Task<IQueryable<PetitionCase>> FoundAsync(CaseQuery query, CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var cases = guard.Visible(viewer).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Text))
            cases = search.In(cases, viewer, query.Text);
        return Narrowed(cases, query, viewer);
    }

    private IQueryable<PetitionCase> Narrowed(IQueryable<PetitionCase> cases, CaseQuery query, Viewer viewer)
    {
        if (!string.IsNullOrEmpty(query.Stage))
            cases = cases.Where(c => c.Stage == query.Stage);
        if (query.Class is { } named)
            cases = cases.Where(c => c.Slip!.Class == named);
        if (query.Method is { } method)
            cases = cases.Where(c => c.Routing!.Method == method);
        if (!string.IsNullOrEmpty(query.Unit))
            cases = cases.Where(c => c.Routing!.TargetUnit == query.Unit);
        if (query.From is { } first && clock.InstantOf(first, TimeOnly.MinValue) is var begin)
            cases = cases.Where(c => c.Receipt.ReceivedAt >= begin);
        if (query.To is { } last && last < DateOnly.MaxValue && clock.InstantOf(last.AddDays(1), TimeOnly.MinValue) is var end)
            cases = cases.Where(c => c.Receipt.ReceivedAt < end);
        if ((query.Late || query.AsksForDue) && Clocks(query) is var clocks)
            cases = cases.Where(c => clocks.Any(d => d.CaseId == c.Id));
        return query.Followed ? cases.Where(c => db.Follows.Any(f => f.PersonId == viewer.PersonId && f.CaseId == c.Id)) : cases;
    }

    private IQueryable<Deadline> Clocks(CaseQuery query)
    {
        var clocks = db.Deadlines.Where(FallingDue.Ticking);
        if (query.Late && clock.Now is var now)
            clocks = clocks.Where(d => d.DueAt < now);
        if (query.DueFrom is { } first && clock.InstantOf(first, TimeOnly.MinValue) is var begin)
            clocks = clocks.Where(d => d.DueAt >= begin);
        if (query.DueTo is { } last && last < DateOnly.MaxValue && clock.InstantOf(last.AddDays(1), TimeOnly.MinValue) is var end)
            clocks = clocks.Where(d => d.DueAt < end);
        return string.IsNullOrEmpty(query.Rule) ? clocks : clocks.Where(d => d.RuleId == query.Rule);
    }

    private async Task<IQueryable<PetitionCase>> SortedAsync(CaseQuery query, CancellationToken cancellation)
    {
        if (IsNewestFirst(query) && await NewestAsync(query, cancellation) is { } newest)
            return newest;
        var (cases, column) = (await FoundAsync(query, cancellation), ColumnOf(query));
        return (query.Desc ? cases.OrderByDescending(column.Sort) : cases.OrderBy(column.Sort)).ThenBy(c => c.Number);
    }

    private async Task<IReadOnlyList<CaseLine>> LinesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        // The guard let them through in the same breath; asked again, it costs nothing.
        var visible = guard.Visible(await access.ViewerAsync(cancellation)).AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id));
        return await LinesAsync(visible.OrderByDescending(c => c.Receipt.ReceivedAt).ThenBy(c => c.Number), cancellation);
    }

    private async Task<IReadOnlyList<CaseLine>> LinesAsync(IQueryable<PetitionCase> cases, CancellationToken cancellation)
    {
        // A list says nothing of a sealed case but that it is there (domain.md §10.3 route 13).
        var cleared = (await access.ViewerAsync(cancellation)).IsSealedOfficer;
        return await cases
            .Select(c => new CaseLine(
                c.Number, c.Sealed && !cleared ? null : c.Registration!.Title, c.Stage, c.Receipt.ReceivedAt, c.Sealed, c.ClosedAt, c.Routing!.TargetUnit, (PetitionClass?)c.Slip!.Class,
                (Urgency?)c.Slip!.Urgency, (DisposalMethod?)c.Routing!.Method, c.Sealed && !cleared ? null : c.Registration!.Place, c.Registration!.SubjectCode))
            .ToListAsync(cancellation);
    }
}
