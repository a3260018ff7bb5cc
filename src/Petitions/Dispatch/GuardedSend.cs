using Petitions.Dispatch.NoticeMails;
using Petitions.Guard;

namespace Petitions.Dispatch;

/// <summary>No mail of a case reaches a person or the inbox of a unit that the case is closed to.</summary>
public sealed class GuardedSend(CaseGuard guard, NoticesToMail notices) : ISendCheck
{
    public async Task<bool> MaySendAsync(OutboxMail mail, CancellationToken cancellation = default)
    {
        if (mail is { Kind: WriteNoticeMails.Kind, PersonId: { } reader })
            return await notices.StillAnyAsync(reader, cancellation);
        if (mail.CaseId is not { } caseId)
            return true;
        if (mail.PersonId is not null && await guard.IsBlockedAsync(caseId, mail.PersonId, cancellation))
            return false;
        return mail.UnitId is null || !(await guard.BlockedUnitsAsync(caseId, cancellation)).Contains(mail.UnitId);
    }
}
