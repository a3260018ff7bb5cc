using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Intake.Mail;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Intake.Quarantine;

/// <summary>Mails that wait for a person. Before a letter is read only the intake staff know of it (design §4); so it is here.</summary>
public sealed class QuarantineAccess(PetitionsDb db, TaskAccess access)
{
    /// <exception cref="NotVisible">Not for this person.</exception>
    public async Task<IQueryable<MailItem>> WaitingAsync(CancellationToken cancellation = default)
    {
        if (!(await access.ViewerAsync(cancellation)).SeesIntake)
            throw new NotVisible();
        return db.MailItems.Where(m => m.Fate == MailFate.Quarantined);
    }

    /// <exception cref="NotVisible">Not for this person, or not in quarantine.</exception>
    public async Task<MailItem> FindAsync(string sha256, CancellationToken cancellation = default) =>
        Require.Found(await (await WaitingAsync(cancellation)).SingleOrDefaultAsync(m => m.Sha256 == sha256, cancellation));

    /// <summary>For the desk: null for whom there is no quarantine.</summary>
    public async Task<int?> CountAsync(CancellationToken cancellation = default) =>
        (await access.ViewerAsync(cancellation)).SeesIntake ? await db.MailItems.CountAsync(m => m.Fate == MailFate.Quarantined, cancellation) : null;
}
