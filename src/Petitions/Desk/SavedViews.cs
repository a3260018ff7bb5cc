using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Desk;

/// <summary>The lists somebody keeps for himself.</summary>
public sealed class SavedViews(PetitionsDb db, Transactions transactions, TaskAccess access)
{
    private const int Longest = 60;
    private const int LongestQuery = 2000;

    /// <summary>What follows the path of a list; anything but a query becomes nothing.</summary>
    public static string QueryOf(string? query) => query is ['?', ..] ? query : "";

    public async Task<IReadOnlyList<SavedView>> ListAsync(string list, CancellationToken cancellation = default)
    {
        var me = (await access.ViewerAsync(cancellation)).PersonId;
        return await db.SavedViews.AsNoTracking().Where(v => v.PersonId == me && v.List == list).OrderBy(v => v.Name).ToListAsync(cancellation);
    }

    /// <summary>Keeps the list under this name; a name that is there already is for the new list from now on.</summary>
    /// <exception cref="RuleBroken"><c>view-name-needed</c>, <c>view-too-long</c>.</exception>
    public Task SaveAsync(string list, string? name, string? query, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var me = (await access.ViewerAsync(cancellation)).PersonId;
        Require.That(!string.IsNullOrWhiteSpace(name), "view-name-needed");
        Require.That(name!.Trim().Length <= Longest && QueryOf(query).Length <= LongestQuery, "view-too-long");
        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.PersonId == me && v.List == list && v.Name == name.Trim(), cancellation);
        if (view is null)
            db.SavedViews.Add(new SavedView { Id = Guid.NewGuid(), PersonId = me, List = list, Name = name.Trim(), Query = QueryOf(query) });
        else
            view.Query = QueryOf(query);
    }, cancellation);

    public Task DropAsync(Guid id, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var me = (await access.ViewerAsync(cancellation)).PersonId;
        db.SavedViews.Remove(Require.Found(await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.PersonId == me, cancellation)));
    }, cancellation);
}
