using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Replies.Progress;

namespace Petitions.Replies;

/// <summary>Writes 告知书 within the act that causes them: by mail at once where the petitioner has an address, else as paper to be served.</summary>
public sealed class PetitionerNotices(PetitionsDb db, CaseGuard guard, Books books, UnitMail mail, QueryCode codes, JournalWriter journal, OfficeClock clock, IOptions<OfficeOptions> office)
{
    public async Task<PetitionerNotice> IssueAsync(PetitionCase letter, NoticeKind kind, string text, DateOnly? until, string by, CancellationToken cancellation)
    {
        var sign = letter.Sealed || await guard.IsGuardedAsync(letter.Id, cancellation) ? office.Value.SealedNoticeSign : office.Value.NoticeSign;
        var notice = new PetitionerNotice
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            Kind = kind,
            Number = $"{sign}〔{clock.Today.Year}〕{await books.NextAsync(sign, clock.Today.Year, cancellation)}号",
            Text = text,
            Until = until,
            IssuedBy = by,
            IssuedAt = clock.Now,
        };
        db.PetitionerNotices.Add(notice);
        journal.Write("petitioner.notice", letter.Id, new { notice.Number, kind });
        // Whoever accuses is written to by the channel he chose, never by the house's own choice (domain.md §10.3 route 34).
        if (!letter.Sealed && await db.Petitioners.FindAsync([letter.Id], cancellation) is { Email: { } email })
        {
            mail.Notify(letter, email, $"{Words(notice)}\n\n{codes.Invitation(letter.Number)}");
            notice.Serve(ReplyChannel.Mail, clock.Now);
        }

        return notice;
    }

    private static string Words(PetitionerNotice notice) => notice.Until is { } until
        ? $"{notice.Number}\n\n您反映的信访事项，因情况复杂，经批准延长办理期限至 {until:yyyy年M月d日}。\n理由：{notice.Text}"
        : $"{notice.Number}\n\n{notice.Text}";
}
