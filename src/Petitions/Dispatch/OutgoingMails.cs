using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Dispatch;

/// <summary>外发邮件: the office's mails about cases, as far as the one who looks may see the case.</summary>
public sealed class OutgoingMails(PetitionsDb db, TaskAccess access, CaseGuard guard)
{
    private static readonly Role[] Senders = [Role.Clerk, Role.OfficeHead, Role.SealedOfficer];

    public sealed record Line(Guid Id, string Number, string Kind, string To, string Subject, MailState State, int Attempts, string? LastError, DateTime CreatedAt, DateTime NotBefore, DateTime? SentAt);

    /// <summary>Whose work it is to look after the mails: whoever writes to petitioners and units.</summary>
    public static bool IsSender(Viewer viewer) => viewer.Self.Roles.Any(Senders.Contains);

    /// <exception cref="NotVisible">Not somebody who looks after them.</exception>
    public async Task<(IReadOnlyList<Line> Mails, int Total)> ListAsync(MailState? state, int skip, int take, CancellationToken cancellation = default)
    {
        var mails = (await MineAsync(cancellation)).Where(m => state == null || m.State == state);
        var lines = await mails.OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id).Skip(skip).Take(take)
            .Join(db.Cases, m => m.CaseId, c => c.Id, (m, c) => new Line(m.Id, c.Number, m.Kind, m.To, m.Subject, m.State, m.Attempts, m.LastError, m.CreatedAt, m.NotBefore, m.SentAt))
            .ToListAsync(cancellation);
        return ([.. lines.OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id)], await mails.CountAsync(cancellation));
    }

    /// <exception cref="NotVisible">There is no such mail, or its case is closed to whoever asks.</exception>
    public async Task<OutboxMail> FindAsync(Guid id, CancellationToken cancellation = default) =>
        Require.Found(await (await MineAsync(cancellation)).SingleOrDefaultAsync(m => m.Id == id, cancellation));

    private async Task<IQueryable<OutboxMail>> MineAsync(CancellationToken cancellation)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!IsSender(viewer))
            throw new NotVisible();
        var visible = guard.Visible(viewer);
        return db.Outbox.Where(m => visible.Any(c => c.Id == m.CaseId));
    }
}
