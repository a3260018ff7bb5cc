using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Guard;

/// <summary>The way to what only sealed officers may do or know of a case. For everybody else there is no such case.</summary>
public sealed class ClearedAccess(TaskAccess access, CaseGuard guard)
{
    /// <exception cref="NotVisible">No such case for this person, or he is no sealed officer.</exception>
    public async Task<(PetitionCase Case, Viewer Viewer)> CaseAsync(string number, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation);
        return letter is not null && viewer.IsSealedOfficer ? (letter, viewer) : throw new NotVisible();
    }
}
