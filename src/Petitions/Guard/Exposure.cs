using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;

namespace Petitions.Guard;

/// <summary>What somebody who is blocked now had before: it cannot be taken back, but it must be known.</summary>
public sealed record ExposureLine(string PersonId, string What, string? Detail, DateTime At);

/// <summary>
/// Who saw, did, was told or was sent what of a case, among these people (domain.md §10.3 route 23). A look at a case without a seal is
/// not journalled; that somebody could see it is in the report.
/// </summary>
public sealed class Exposure(PetitionsDb db)
{
    /// <summary>Everything of the case that reached one of these people.</summary>
    public async Task<IReadOnlyList<ExposureLine>> OfAsync(Guid caseId, IReadOnlySet<string> people, CancellationToken cancellation = default)
    {
        var lines = new List<ExposureLine>();
        foreach (var step in await db.Steps.AsNoTracking().Where(s => s.CaseId == caseId && s.PersonId != null && people.Contains(s.PersonId)).ToListAsync(cancellation))
            lines.Add(new ExposureLine(step.PersonId!, "did", step.Step, step.At));
        foreach (var entry in await db.Journal.AsNoTracking().Where(e => e.CaseId == caseId && e.PersonId != null && people.Contains(e.PersonId) && e.Kind != "step.completed").ToListAsync(cancellation))
            lines.Add(new ExposureLine(entry.PersonId!, "journal", entry.Kind, entry.At));
        foreach (var notice in await db.Notices.AsNoTracking().Where(n => n.CaseId == caseId && people.Contains(n.PersonId)).ToListAsync(cancellation))
            lines.Add(new ExposureLine(notice.PersonId, "told", notice.Code, notice.CreatedAt));
        foreach (var party in await db.CaseParties.AsNoTracking().Where(p => p.CaseId == caseId && p.PersonId != null && people.Contains(p.PersonId)).ToListAsync(cancellation))
            lines.Add(new ExposureLine(party.PersonId!, "couldSee", null, party.From));
        await AddByUnitAsync(lines, caseId, people, cancellation);
        return [.. lines.OrderBy(l => l.At).ThenBy(l => l.PersonId, StringComparer.Ordinal)];
    }

    private async Task AddByUnitAsync(List<ExposureLine> lines, Guid caseId, IReadOnlySet<string> people, CancellationToken cancellation)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => people.Contains(p.PersonId)).ToListAsync(cancellation);
        foreach (var letter in await db.OfficialLetters.AsNoTracking().Where(l => l.CaseId == caseId).ToListAsync(cancellation))
            foreach (var post in posts.Where(p => p.UnitId == letter.TargetUnit))
                lines.Add(new ExposureLine(post.PersonId, "letterToUnit", letter.Number, letter.SentAt));
        foreach (var mail in await db.Outbox.AsNoTracking().Where(m => m.CaseId == caseId && m.State == MailState.Sent && m.UnitId != null).ToListAsync(cancellation))
            foreach (var post in posts.Where(p => p.UnitId == mail.UnitId))
                lines.Add(new ExposureLine(post.PersonId, "mailToUnit", mail.Kind, mail.SentAt ?? mail.CreatedAt));
    }
}
