using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Offices;

namespace Petitions.Intake.Mail;

/// <summary>What one sender may register in an hour; bound from the section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public int MostPerSenderAndHour { get; set; } = 30;
}

/// <summary>
/// Stops a loop with another machine, and keeps five hundred copies of one call off the register (rows 69, 71): what is too
/// much waits in quarantine, grouped by its sender, and the clerks are told.
/// </summary>
public sealed class MailFlood(PetitionsDb db, DirectoryCache directories, Notices notices, MailOptions options, OfficeClock clock)
{
    internal async Task<bool> IsTooMuchAsync(ReadMail mail, MailArrival arrival, CancellationToken cancellation)
    {
        if (arrival.IsSilent || mail.Quarantined is not null || mail.FromAddress is not { } sender)
            return false;
        var hour = clock.Now - TimeSpan.FromHours(1);
        if (await db.MailItems.CountAsync(m => m.FromAddress == sender && m.TakenAt > hour, cancellation) < options.MostPerSenderAndHour)
            return false;
        var directory = await directories.GetAsync(db, clock, cancellation);
        var clerks = directory.Everybody.Where(c => c.Has(Role.Clerk)).Select(c => c.PersonId);
        await notices.AddAsync(null, "mail-flood", clerks, $"mail-flood:{sender}:{clock.Today:O}", cancellation);
        return true;
    }
}
