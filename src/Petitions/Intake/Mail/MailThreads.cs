using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Guard.Identities;

namespace Petitions.Intake.Mail;

/// <summary>What a mail belongs to.</summary>
/// <param name="Case">The case it answers.</param>
/// <param name="Sent">The mail of ours that it answers or sends back.</param>
/// <param name="KnowsSender">The writer of the case, or somebody we wrote to about it.</param>
/// <param name="Earlier">A case it points at without proof: the new letter is linked, not joined (row 62).</param>
internal sealed record MailThread(PetitionCase? Case, OutboxMail? Sent, bool KnowsSender, PetitionCase? Earlier);

/// <summary>
/// Finds it by our number in the subject, or by the Message-IDs it answers. Ours are random and known only to whom we wrote;
/// an id of somebody else's mail counts for its own sender only (row 62).
/// </summary>
public sealed class MailThreads(PetitionsDb db, WriterIdentities identities)
{
    // A bounce that names no Message-ID is of something sent lately.
    private static readonly TimeSpan BounceWithin = TimeSpan.FromDays(5);

    internal async Task<bool> IsOwnAsync(ReadMail mail, CancellationToken cancellation) =>
        mail.MessageId is { } id && await SentAsync([id], cancellation) is not null;

    internal async Task<MailThread> OfAsync(ReadMail mail, DateTime arrivedAt, CancellationToken cancellation)
    {
        var sent = await SentAsync([.. mail.References, .. mail.ReturnedMessageId is { } returned ? new[] { returned } : []], cancellation);
        if (sent is null && mail.Bounce)
            sent = await SentToSomebodyNamedAsync(mail, arrivedAt, cancellation);
        var numbered = mail.Reference is { } number ? await db.Cases.SingleOrDefaultAsync(c => c.Number == number, cancellation) : null;
        var answered = numbered ?? (sent?.CaseId is { } id ? await db.Cases.SingleAsync(c => c.Id == id, cancellation) : null);
        if (answered is not null)
            return new(answered, sent, sent is not null || await KnowsAsync(answered.Id, mail.FromAddress, cancellation), null);
        if (await EarlierMailAsync(mail, cancellation) is not { } earlier)
            return new(null, sent, false, null);
        var letter = await db.Cases.SingleAsync(c => c.Id == earlier.CaseId, cancellation);
        var same = mail.FromAddress is not null && mail.FromAddress.Equals(earlier.FromAddress, StringComparison.OrdinalIgnoreCase);
        return same ? new(letter, null, true, null) : new(null, null, false, letter);
    }

    private async Task<OutboxMail?> SentAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return null;
        var written = ids.SelectMany(id => new[] { id.Trim('<', '>'), $"<{id.Trim('<', '>')}>" }).ToList();
        return await db.Outbox.Where(m => written.Contains(m.MessageId)).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The big Chinese providers name the recipient in the text and nothing else.</summary>
    private async Task<OutboxMail?> SentToSomebodyNamedAsync(ReadMail mail, DateTime arrivedAt, CancellationToken cancellation)
    {
        var since = arrivedAt - BounceWithin;
        var recent = await db.Outbox.Where(m => m.State == MailState.Sent && m.SentAt >= since && m.SentAt <= arrivedAt).OrderByDescending(m => m.SentAt).ToListAsync(cancellation);
        return recent.Find(m => mail.Text.Contains(m.To, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<bool> KnowsAsync(Guid caseId, string? address, CancellationToken cancellation)
    {
        if (address is null)
            return false;
        if (await identities.WithEmail(address).ContainsAsync(caseId, cancellation))
            return true;
        var known = await db.Petitioners.Where(p => p.CaseId == caseId && p.Email != null).Select(p => p.Email!)
            .Union(db.Outbox.Where(m => m.CaseId == caseId).Select(m => m.To)).ToListAsync(cancellation);
        return known.Contains(address, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<MailItem?> EarlierMailAsync(ReadMail mail, CancellationToken cancellation)
    {
        var ids = mail.References.ToList();
        return ids.Count == 0 ? null : await db.MailItems.Where(m => m.CaseId != null && m.MessageId != null && ids.Contains(m.MessageId))
            .OrderByDescending(m => m.TakenAt).FirstOrDefaultAsync(cancellation);
    }
}
