using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Dispatch.NoticeMails;

/// <summary>Whether somebody would find anything new on his desk. Of a case that is closed to him by now there is nothing to find.</summary>
public sealed class NoticesToMail(PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock)
{
    public async Task<bool> AnyAsync(string personId, DateTime from, DateTime to, CancellationToken cancellation = default)
    {
        if ((await directories.GetAsync(db, clock, cancellation)).ViewerOf(personId) is not { } viewer)
            return false;
        var visible = guard.Visible(viewer);
        return await db.Notices.AnyAsync(
            n => n.PersonId == personId && n.CreatedAt >= from && n.CreatedAt < to && n.AcknowledgedAt == null && (n.CaseId == null || visible.Any(c => c.Id == n.CaseId)), cancellation);
    }

    /// <summary>Asked in the moment the mail goes out.</summary>
    public async Task<bool> StillAnyAsync(string personId, CancellationToken cancellation) =>
        await db.NoticeMails.AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == personId, cancellation) is { MailedFrom: { } from, MailedTo: { } to }
        && await AnyAsync(personId, from, to, cancellation);
}
