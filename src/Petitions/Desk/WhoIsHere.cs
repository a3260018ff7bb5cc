using Microsoft.EntityFrameworkCore;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Desk;

/// <summary>Says that the caller has a case open, and tells who else has. Somebody the case is closed to is never among them.</summary>
public sealed class WhoIsHere(TaskAccess access, CaseGuard guard, Presence presence)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var id = Require.Found(await guard.Visible(viewer).Where(c => c.Number == number).Select(c => new { c.Id }).SingleOrDefaultAsync(cancellation)).Id;
        presence.Here(id, viewer.PersonId);
        var others = presence.OthersAt(id, viewer.PersonId);
        if (others.Count == 0)
            return [];
        // He may have opened it before he was named in it.
        var blocked = await guard.BlockedPeopleAsync(id, cancellation);
        return [.. others.Where(person => !blocked.Contains(person))];
    }
}
