using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Web.Api;

internal static class NoticesApi
{
    public sealed record NoticeView(long Id, string Code, string? Number, DateTime CreatedAt, DateTime? AcknowledgedAt);

    public static void MapNotices(this IEndpointRouteBuilder api) =>
        api.MapGet("/notices", async (TaskAccess access, CaseGuard guard, PetitionsDb db, CancellationToken cancellation) =>
        {
            var viewer = await access.ViewerAsync(cancellation);
            var visible = guard.Visible(viewer);
            // A notice of a case that has been closed to its reader since is gone with the case.
            var notices = await db.Notices.AsNoTracking().Where(n => n.PersonId == viewer.PersonId && (n.CaseId == null || visible.Any(c => c.Id == n.CaseId)))
                .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(200)
                .Select(n => new { n.Id, n.Code, Number = db.Cases.Where(c => c.Id == n.CaseId).Select(c => c.Number).FirstOrDefault(), n.CreatedAt, n.AcknowledgedAt })
                .ToListAsync(cancellation);
            // Row ids would count other people's notices.
            return TypedResults.Ok(notices.Select((n, line) => new NoticeView(notices.Count - line, n.Code, n.Number, n.CreatedAt, n.AcknowledgedAt)).ToList());
        }).WithName("listNotices");
}
