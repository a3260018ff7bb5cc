using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Units;

/// <summary>A unit in the tree, with whoever heads it today.</summary>
public sealed record UnitNode(Unit Unit, string? Head, IReadOnlyList<UnitNode> Below);

/// <summary>The units as the pages of the administration show them: with planned and closed ones.</summary>
public sealed class UnitPages(PetitionsDb db, Frame frame)
{
    public async Task<Unit> FindAsync(string id, CancellationToken cancellation) =>
        Require.Found(await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellation));

    public async Task<IReadOnlyList<UnitNode>> TreeAsync(bool closed, CancellationToken cancellation)
    {
        var today = frame.Clock.Today;
        var units = await db.Units.AsNoTracking().Where(u => closed || u.To == null || u.To > today).OrderBy(u => u.Id).ToListAsync(cancellation);
        var heads = (await db.Posts.AsNoTracking().Where(p => p.Kind == PostKind.Head && p.From <= today && (p.To == null || p.To > today)).ToListAsync(cancellation)).ToLookup(p => p.UnitId, p => p.PersonId);
        var ids = units.Select(u => u.Id).ToHashSet();
        // One whose parent is closed and not shown stands at the top, not nowhere.
        var below = units.ToLookup(u => u.ParentId is { } parent && ids.Contains(parent) ? parent : "");
        return Nodes("", below, heads, []);
    }

    private static List<UnitNode> Nodes(string parent, ILookup<string, Unit> below, ILookup<string, string> heads, HashSet<string> seen) =>
        [.. below[parent].Where(u => seen.Add(u.Id)).Select(u => new UnitNode(u, heads[u.Id].FirstOrDefault(), Nodes(u.Id, below, heads, seen)))];
}
