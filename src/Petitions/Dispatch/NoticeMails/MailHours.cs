using Microsoft.Extensions.Options;
using Petitions.Deadlines;
using Petitions.Offices;

namespace Petitions.Dispatch.NoticeMails;

/// <summary>When the office's own people may be written to, by the clock of the office.</summary>
public sealed class MailHours(OfficeClock clock, IOptions<OfficeOptions> office)
{
    public bool IsQuiet => TimeOnly.FromDateTime(OfficeTime.LocalOf(clock.Now)).IsBetween(office.Value.QuietFrom, office.Value.QuietUntil);

    /// <summary>When the last mail of a day was due.</summary>
    public DateTime LastDigest
    {
        get
        {
            var today = clock.InstantOf(clock.Today, office.Value.DigestAt);
            return today <= clock.Now ? today : clock.InstantOf(clock.Today.AddDays(-1), office.Value.DigestAt);
        }
    }

    public DateTime LastMailBefore => clock.Now - office.Value.MailEvery;
}
