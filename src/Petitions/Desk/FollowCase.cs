using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Desk;

/// <summary>关注 and its end. Nobody's business but the follower's: it is in no journal and changes nothing of the case.</summary>
public sealed class FollowCase(PetitionsDb db, Transactions transactions, TaskAccess access, CaseGuard guard, OfficeClock clock)
{
    /// <exception cref="NotVisible">No such case for this person.</exception>
    public Task RunAsync(string number, bool follow, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        var following = await db.Follows.SingleOrDefaultAsync(f => f.PersonId == viewer.PersonId && f.CaseId == letter.Id, cancellation);
        if (follow && following is null)
            db.Follows.Add(new Follow { PersonId = viewer.PersonId, CaseId = letter.Id, Since = clock.Now });
        else if (!follow && following is not null)
            db.Follows.Remove(following);
    }, cancellation);
}
