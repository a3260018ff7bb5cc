using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Tasks;

namespace Petitions.Dispatch;

/// <param name="Count">How many this line stands for.</param>
public sealed record NoticeLine(string Code, string? Number, DateTime CreatedAt, DateTime? AcknowledgedAt, bool Late, int Count);

/// <summary>
/// What the signed-in person was told, newest first. After the server was down for long, what came late is one line: a digest,
/// not five thousand mails (intake.md §3 case 21).
/// </summary>
public sealed class MyNotices(PetitionsDb db, CaseGuard guard, TaskAccess access)
{
    public const string Digest = "late-digest";

    /// <summary>So many late ones are still read one by one.</summary>
    private const int FewLate = 10;

    public async Task<IReadOnlyList<NoticeLine>> ListAsync(int take, CancellationToken cancellation = default)
    {
        var late = (await MineAsync(cancellation)).Where(n => n.Late && n.AcknowledgedAt == null);
        var count = await late.CountAsync(cancellation);
        if (count <= FewLate)
            return await LinesAsync((await MineAsync(cancellation)), 0, take, cancellation);
        var digest = new NoticeLine(Digest, null, await late.MaxAsync(n => n.CreatedAt, cancellation), null, true, count);
        return [digest, .. await LinesAsync((await MineAsync(cancellation)).Where(n => !n.Late), 0, take - 1, cancellation)];
    }

    /// <summary>One by one, what the digest stands for too.</summary>
    public async Task<(IReadOnlyList<NoticeLine> Lines, int Total)> AllAsync(bool lateOnly, int skip, int take, CancellationToken cancellation = default)
    {
        var notices = (await MineAsync(cancellation)).Where(n => !lateOnly || n.Late);
        return (await LinesAsync(notices, skip, take, cancellation), await notices.CountAsync(cancellation));
    }

    // A notice of a case that has been closed to its reader since is gone with the case.
    private async Task<IQueryable<Notice>> MineAsync(CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var visible = guard.Visible(viewer);
        return db.Notices.AsNoTracking().Where(n => n.PersonId == viewer.PersonId && (n.CaseId == null || visible.Any(c => c.Id == n.CaseId)));
    }

    private async Task<List<NoticeLine>> LinesAsync(IQueryable<Notice> notices, int skip, int take, CancellationToken cancellation) =>
        await notices.OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Skip(skip).Take(take)
            .Select(n => new NoticeLine(n.Code, db.Cases.Where(c => c.Id == n.CaseId).Select(c => c.Number).FirstOrDefault(), n.CreatedAt, n.AcknowledgedAt, n.Late, 1))
            .ToListAsync(cancellation);
}
